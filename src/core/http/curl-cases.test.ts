import { expect, test } from "vitest";
import { z } from "zod";
import recorded from "./curl-cases.json" with { type: "json" };
import { readCurl, type HttpRequest } from "./curl.ts";

const requestSchema = z.strictObject({
  method: z.string(),
  path: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string().exactOptional(),
});
const { files, cases } = z
  .strictObject({
    made: z.string(),
    files: z.record(z.string(), z.string()),
    cases: z.array(
      z.strictObject({
        line: z.string(),
        sent: requestSchema.nullable(),
        /** Why it is refused here although curl sends something. */
        why: z.string().optional(),
      }),
    ),
  })
  .parse(recorded);

test.each(cases)("$line", ({ line, sent }) => {
  const reading = readCurl(line, files);
  if (sent === null) expect(reading).toMatchObject({ kind: "refused" });
  else expect(reading).toMatchObject({ kind: "request", request: expect.anything() });
  if (sent !== null && reading.kind === "request") expect(plain(reading.request)).toEqual(plain(sent));
});

/** Neither the order of headers with different names says anything, nor the case of digits after %. */
function plain({ method, path, headers, body }: Partial<HttpRequest>): unknown {
  const address = path?.replaceAll(/%../g, (digits) => digits.toUpperCase());
  return { method, path: address, body, headers: headers?.map(([name, value]) => `${name}: ${value}`).toSorted() };
}
