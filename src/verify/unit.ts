import type { z } from "zod";
import type { Bench } from "./bench.ts";
import { proofKey } from "./proof-cache.ts";

/** The smallest part of a verification that is proved or kept as a whole: a step's tests, its image, a session. */
interface Unit<Proved> {
  /** What it depends on beside the verifier and the engine, in JSON's terms. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Of its evidence. */
  readonly schema: z.ZodType<Proved>;
}

/**
 * Gives the evidence of a unit that was proved on this machine before with the same content, verifier and engine; else proves it,
 * and keeps what it gave. Undefined when one of its proofs failed.
 */
export async function proveUnit<Proved>(
  bench: Bench,
  { inputs, schema }: Unit<Proved>,
  prove: () => Promise<Proved | undefined>,
): Promise<Proved | undefined> {
  const { proofs, report, fresh, source, versions, verification } = bench;
  const key = proofKey({ ...inputs, source, versions });
  const kept = await proofs.find(key);
  const evidence = schema.safeParse(kept?.evidence);
  const isOurs = kept?.verification === verification;
  if (kept !== undefined && evidence.success && (isOurs || !fresh)) {
    // What a worker of this verification proved, it has counted.
    if (!isOurs) report.keep(kept.proofs);
    return evidence.data;
  }
  const before = report.count();
  const proved = await prove();
  const after = report.count();
  if (proved === undefined || after.failed > before.failed) return undefined;
  const count = after.passed - before.passed;
  await proofs.keep(key, { date: bench.today(), verification, proofs: count, evidence: proved });
  return proved;
}
