/** Reading the body of a request. */

import type { IncomingMessage } from "node:http";
import type { Problem } from "./question.ts";

/** A question has a few hundred bytes. */
const MOST_BYTES = 100_000;

/** A request that cannot be answered: the status, and what the answer's `detail` says. */
export class Refusal extends Error {
  readonly status: number;
  readonly detail: string | readonly Problem[];

  constructor(status: number, detail: string | readonly Problem[]) {
    super(`refused with status ${status}`);
    this.status = status;
    this.detail = detail;
  }
}

/** Reads a body that is JSON. @throws Refusal when it is too long, not text, or not JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const bytes = await readBytes(request);
  const text = decode(bytes);
  if (text === "") throw new Refusal(422, [{ loc: ["body"], msg: "Field required", type: "missing" }]);
  // Without a content type that says JSON it is text, and no question.
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(request.headers["content-type"] ?? "")) return text;
  return parse(text);
}

async function readBytes(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    // The rest is read all the same, so that the other side gets to hear the answer.
    if (length <= MOST_BYTES) chunks.push(chunk);
  }
  if (length > MOST_BYTES) throw new Refusal(413, `The body is longer than ${MOST_BYTES} bytes`);
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, "There was an error parsing the body");
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(withFiniteNumbers(text));
  } catch {
    throw new Refusal(422, [{ loc: ["body"], msg: "JSON decode error", type: "json_invalid" }]);
  }
}

/**
 * NaN and Infinity are not JSON, but Python writes them. As a number that is too large for JavaScript they
 * reach the check of their field, which can then be named.
 */
function withFiniteNumbers(text: string): string {
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|\b(?:NaN|Infinity)\b/gs, (match) =>
    match.startsWith('"') ? match : "1e999",
  );
}
