import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findStale, readRecorded } from "../schemas/evidence-folder.ts";
import { readExample, type ExampleFolder } from "../schemas/example-folder.ts";
import type { Evidence } from "../schemas/evidence.ts";
import type { SessionFile } from "../schemas/session-folder.ts";
import type { Bench } from "./bench.ts";
import { compareEvidence, sameBases } from "./compare.ts";
import { askVersions } from "./engine.ts";
import { formatEvidence, mergeEvidence, writeEvidence } from "./evidence-file.ts";
import { proofKey, type ProofCache } from "./proof-cache.ts";
import { prepareBases, proveExample } from "./prove-example.ts";

export interface VerifyOptions {
  /** Compare with what is recorded instead of recording. */
  readonly check: boolean;
  /** Prove also what was proved here before with the same content. */
  readonly fresh: boolean;
  readonly proofs: ProofCache;
  /** Hash of the verifier's own source. */
  readonly source: string;
}

/** Verifies one example: records its evidence, or checks that what is recorded is still true. */
export async function verifyExample(
  bench: Bench,
  name: string,
  all: readonly SessionFile[],
  options: VerifyOptions,
): Promise<void> {
  const sessions = all.filter(({ session }) => session.example === name);
  const example = await readExample(bench.folders.examples, name);
  const recorded = await readRecorded(bench.folders, name);
  if (options.check) await checkExample(bench, example, sessions, recorded, options);
  else await recordExample(bench, example, sessions, recorded);
}

async function recordExample(
  bench: Bench,
  example: ExampleFolder,
  sessions: readonly SessionFile[],
  recorded: Evidence | undefined,
): Promise<void> {
  const { report, folders } = bench;
  const now = await proveExample(bench, example, sessions);
  const path = join(folders.evidence, `${example.name}.json`);
  if (report.count(`${example.name} `).failed > 0) {
    report.say(`${path} was left as it is, since not everything holds`);
    return;
  }
  const merged = mergeEvidence(recorded, now);
  const before = await readFile(path, "utf8").catch(() => "");
  if (before === formatEvidence(merged)) return report.say(`${path} still holds and was not rewritten`);
  await writeEvidence(path, merged);
  report.say(`${path} was written`);
}

async function checkExample(
  bench: Bench,
  example: ExampleFolder,
  sessions: readonly SessionFile[],
  recorded: Evidence | undefined,
  { fresh, proofs, source }: VerifyOptions,
): Promise<void> {
  const { report, folders } = bench;
  const { name } = example;
  const stale = recorded === undefined ? "It has no evidence yet." : await findStale(folders, name, recorded);
  if (recorded === undefined || stale !== undefined) {
    report.fail(
      `${name} evidence`,
      `${stale} Run "npm run verify -- ${name}" and commit content/evidence/${name}.json.`,
    );
    return;
  }
  const key = proofKey({
    source,
    recorded,
    engine: await askVersions(bench.engine.docker),
    bases: await prepareBases(bench, example),
  });
  const kept = fresh ? undefined : await proofs.find(key);
  if (kept !== undefined) {
    report.keep(kept.proofs);
    report.say(
      `✓ ${name}: kept, ${kept.proofs} proofs verified here on ${kept.date} with the same content (--fresh makes them again)`,
    );
    return;
  }
  reportDifferences(bench, name, recorded, await proveExample(bench, example, sessions));
  const { passed, failed } = report.count(`${name} `);
  if (failed === 0) await proofs.keep(key, { date: bench.today(), proofs: passed });
}

function reportDifferences({ report }: Bench, name: string, recorded: Evidence, now: Evidence): void {
  if (!sameBases(recorded, now)) {
    report.say(
      `${name}: sizes and layers were not compared, since the bases are of another kind (registry or stand-in) than those recorded`,
    );
  }
  if (report.count(`${name} `).failed > 0) return;
  for (const { where, recorded: before, now: after } of compareEvidence(recorded, now)) {
    report.fail(
      `${name} evidence of ${where}`,
      `recorded:\n${before}\nnow:\n${after}\nIf the new one is right, run "npm run verify -- ${name}".`,
    );
  }
}
