import * as fc from "fast-check";
import { expect, test } from "vitest";
import { packLink, unpackLink } from "./packed-link.ts";

test("unpackLink of what packLink gives for any text is that text", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
      const link = await packLink("context", text);
      expect(link).toMatch(/^#context=1\.[\w-]+$/);
      expect(await unpackLink("context", String(link))).toEqual({ kind: "text", text });
    }),
    { numRuns: 100 },
  );
});

test("a text that is too long for an address gives no link", async () => {
  const numbers = Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 10_007);
  expect(await packLink("context", numbers.join(","))).toBeUndefined();
});

test.each(["#context=", "#context=2.AAAA", "#context=1.", "#context=1.!!!", "#context=1.AAAA", "#context=1.q1ZK"])(
  "%s is broken",
  async (hash) => {
    expect(await unpackLink("context", hash)).toEqual({ kind: "broken" });
  },
);

test("a link that unpacks to very much is broken", async () => {
  const link = await packLink("context", "a".repeat(5_000_000));
  expect(await unpackLink("context", String(link))).toEqual({ kind: "broken" });
});

test.each(["", "#", "#a-heading", "#contexts=1.AAAA", "#compose=1.AAAA"])("%j is no link of this lab", async (hash) => {
  expect(await unpackLink("context", hash)).toEqual({ kind: "none" });
});
