import type { z } from "zod";
import type { Base } from "../schemas/evidence.ts";
import type { Bench } from "./bench.ts";
import { proofKey } from "./proof-cache.ts";

/** The smallest part of a verification that is proved or kept as a whole: a step's tests, its image, a session. */
interface Unit<Proved> {
  /** What it depends on beside the verifier, the engine and its bases, in JSON's terms. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The images that it starts from, which the engine has when it is proved. */
  readonly bases: readonly Base[];
  /** Of its evidence. */
  readonly schema: z.ZodType<Proved>;
}

/**
 * Gives the evidence of a unit that was proved on this machine before with the same content, verifier and engine; else proves it,
 * and keeps what it gave. Undefined when one of its proofs failed.
 */
export async function proveUnit<Proved>(
  bench: Bench,
  { inputs, bases, schema }: Unit<Proved>,
  prove: () => Promise<Proved | undefined>,
): Promise<Proved | undefined> {
  const { proofs, report, fresh, source, versions, verification } = bench;
  const key = proofKey({ ...inputs, bases, source, versions });
  const kept = await report.spend("kept proofs", () => proofs.find(key));
  const evidence = schema.safeParse(kept?.evidence);
  const isOurs = kept?.verification === verification;
  if (kept !== undefined && evidence.success && (isOurs || !fresh)) {
    // What a worker of this verification proved, it has counted.
    if (!isOurs) report.keep(kept.proofs);
    return evidence.data;
  }
  await report.spend("base images", () => Promise.all(bases.map(async ({ tag }) => await bench.prepareBase(tag))));
  const before = report.count();
  const proved = await prove();
  const after = report.count();
  if (proved === undefined || after.failed > before.failed) return undefined;
  const count = after.passed - before.passed;
  await proofs.keep(key, { date: bench.today(), verification, proofs: count, evidence: proved });
  return proved;
}
