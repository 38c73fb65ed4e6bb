import type { HttpRequest } from "../../core/http/curl.ts";
import type { HttpAnswer } from "../../runtimes/python/page-service.ts";
import type { RecordedRequest } from "../../schemas/recorded-request.ts";

/** The request that was recorded, as it is sent again. */
export function requestOf({ method, path, headers, body, times }: RecordedRequest): HttpRequest {
  return { method, path, headers, ...(body !== null && { body: body.repeat(times) }) };
}

/** Says in what an answer differs from the recorded one; undefined when status, headers and every byte are the same. */
export async function differenceFrom(recorded: RecordedRequest, answer: HttpAnswer): Promise<string | undefined> {
  if (answer.status !== recorded.status) return `status ${answer.status}, there ${recorded.status}`;
  const [here, there] = [headerLines(answer.headers), headerLines(recorded.answer)];
  if (here !== there) return `headers “${here}”, there “${there}”`;
  if (answer.bytes !== recorded.bytes) return `${answer.bytes} bytes, there ${recorded.bytes}`;
  const isSame = answer.body !== null && (await hash(answer.body)) === recorded.sha256;
  return isSame ? undefined : "the same length, another body";
}

function headerLines(headers: HttpAnswer["headers"]): string {
  return headers
    .map(([name, value]) => `${name}: ${value}`)
    .toSorted()
    .join(", ");
}

async function hash(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
