import type { Example } from "../schemas/example.ts";
import { badRequests, judgeReply, type BadRequest, type Reply } from "./bad-requests.ts";
import { quote } from "./quote.ts";
import { postAddresses } from "./openapi.ts";
import { excerpt, ProofFailure } from "./proof.ts";

/** How long a request may take; bodies of 10 MB have to be sent and read. */
const PATIENCE = 20_000;

/** How much of an answer is read. */
const LONGEST_ANSWER = 100_000;

interface Asker {
  readonly origin: string;
  readonly ask: typeof fetch;
  readonly signal: AbortSignal;
}

/**
 * Asks every address that takes a POST, as the service's document says, all that is bad, and gives how many requests that were.
 * @throws ProofFailure with each answer that says that the service is at fault, or that is no plain refusal.
 */
export async function askBadRequests(
  asker: Asker,
  document: unknown,
  { probes, port }: Pick<Example, "probes" | "port">,
): Promise<number> {
  const faults: string[] = [];
  let asked = 0;
  for (const { path, wantsBody } of postAddresses(document)) {
    for (const request of badRequests(findValid(probes, path))) {
      const reply = await askOne(asker, path, request);
      const fault = typeof reply === "string" ? reply : judgeReply(request, reply, wantsBody);
      if (fault !== undefined) faults.push(describeFault(`localhost:${port}${path}`, request, fault, reply));
      asked += 1;
    }
  }
  if (faults.length > 0) {
    throw new ProofFailure(`${faults.length} of ${asked} bad requests:\n${excerpt(faults.join("\n"))}`);
  }
  return asked;
}

/** The body of a probe that is answered, to be spoilt. */
function findValid(probes: Example["probes"], path: string): Record<string, unknown> | undefined {
  const bodies = probes
    .filter((probe) => probe.method === "POST" && probe.path === path && probe.status < 300)
    .map(({ body }) => body);
  return bodies.find((body): body is Record<string, unknown> => typeof body === "object" && body !== null);
}

/** Gives the reply, or what went wrong when there is none. */
async function askOne({ origin, ask, signal }: Asker, path: string, request: BadRequest): Promise<Reply | string> {
  const { method, body, type = "", chunked = false } = request;
  const options = {
    method,
    headers: type === "" ? {} : { "content-type": type },
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    ...(body !== undefined && (chunked ? { body: inChunks(body), duplex: "half" } : { body: Buffer.from(body) })),
  };
  try {
    const response = await ask(`${origin}${path}`, options);
    const text = (await response.text()).slice(0, LONGEST_ANSWER);
    return { status: response.status, type: response.headers.get("content-type") ?? "", text };
  } catch (error) {
    if (signal.aborted) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return `got no answer: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}

function inChunks(bytes: Uint8Array): ReadableStream<Uint8Array> {
  const SIZE = 65_536;
  let sent = 0;
  return new ReadableStream({
    pull: (stream) => {
      if (sent >= bytes.length) return stream.close();
      stream.enqueue(bytes.slice(sent, (sent += SIZE)));
    },
  });
}

/** Names the request and, where it is short, how to send it by hand. */
function describeFault(address: string, request: BadRequest, fault: string, reply: Reply | string): string {
  const { name, method, body, type } = request;
  const said = typeof reply === "string" ? "" : `: ${reply.text.slice(0, 200)}`;
  const header = type === undefined ? "" : ` -H ${quote(`content-type: ${type}`)}`;
  const data = body === undefined ? "" : ` --data-raw ${quote(new TextDecoder().decode(body.slice(0, 500)))}`;
  const hand = (body?.length ?? 0) < 500 ? `\n  curl -i -X ${method}${header}${data} ${address}` : "";
  return `${method} ${address} with ${name} ${fault}${said}${hand}`;
}
