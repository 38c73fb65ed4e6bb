import { z } from "zod";

/** A request to the service of sir-api, and what its container answered: a line that a session prints. */
export const recordedRequestSchema = z.strictObject({
  /** What is asked, in words: "a number as text". */
  name: z.string(),
  method: z.string(),
  path: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  /** Sent `times` times, one after the other; null for a request without a body. */
  body: z.string().nullable(),
  times: z.int(),
  status: z.int(),
  /** The headers of the answer by name, without those that a server adds by itself. */
  answer: z.array(z.tuple([z.string(), z.string()])),
  /** The length of its body, and the first 128 bits of the body's SHA-256 as hexadecimal digits. */
  bytes: z.int(),
  sha256: z.string().length(32),
});
export type RecordedRequest = z.output<typeof recordedRequestSchema>;

/**
 * Reads what a session printed, one request a line.
 * @throws when a line is no recorded request.
 */
export function readRecordedRequests(printed: string): RecordedRequest[] {
  const lines = printed.split("\n").filter((line) => line !== "");
  return lines.map((line) => recordedRequestSchema.parse(JSON.parse(line)));
}
