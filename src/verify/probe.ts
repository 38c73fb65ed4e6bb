import type { Probe } from "../schemas/example.ts";
import type { ImageEvidence } from "../schemas/evidence.ts";
import type { HandCommand } from "./bench.ts";
import { quote } from "./quote.ts";
import { findMismatch } from "./json-match.ts";
import { excerpt, ProofFailure } from "./proof.ts";

type Probed = ImageEvidence["probes"][number];

/** An answer longer than this is cut in the evidence. */
const LONGEST_BODY = 2000;

/** Sends one request to a running container and checks its answer. @throws ProofFailure that says what came instead. */
export async function proveProbe(
  origin: string,
  probe: Probe,
  ask: typeof fetch,
  signal: AbortSignal,
): Promise<Probed> {
  const body = probe.body === undefined ? undefined : JSON.stringify(probe.body);
  const headers = body === undefined ? {} : { "content-type": "application/json" };
  const limit = AbortSignal.any([signal, AbortSignal.timeout(20_000)]);
  const response = await ask(`${origin}${probe.path}`, {
    method: probe.method,
    headers,
    body: body ?? null,
    signal: limit,
  }).catch((cause: unknown) => {
    throw new ProofFailure(
      `${describe(probe)} got no answer: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  });
  const text = await response.text();
  const mismatch = checkAnswer(probe, response.status, text);
  if (mismatch !== undefined)
    throw new ProofFailure(`${describe(probe)}: ${mismatch}\nThe answer was:\n${excerpt(text.slice(0, LONGEST_BODY))}`);
  return { name: probe.name, request: describe(probe), status: response.status, body: text.slice(0, LONGEST_BODY) };
}

/** Writes a probe's request as one line: "POST /simulate {…}". */
export function describe(probe: Probe): string {
  return [probe.method, probe.path, ...(probe.body === undefined ? [] : [JSON.stringify(probe.body)])].join(" ");
}

/** The request as a person would send it to a container on its own port. */
export function probeByHand({ method, path, body }: Probe, port: number): HandCommand {
  const data = body === undefined ? "" : ` -H "content-type: application/json" -d ${quote(JSON.stringify(body))}`;
  return { run: `curl -i -X ${method}${data} ${quote(`localhost:${port}${path}`)}` };
}

/** Says what is wrong with an answer, or gives undefined. */
export function checkAnswer(probe: Probe, status: number, text: string): string | undefined {
  if (status !== probe.status) return `answered with status ${status}, expected ${probe.status}`;
  if (probe.contains !== undefined && !text.includes(probe.contains))
    return `does not contain ${JSON.stringify(probe.contains)}`;
  if (probe.json === undefined) return undefined;
  try {
    return findMismatch(probe.json, JSON.parse(text));
  } catch {
    return "is not JSON";
  }
}
