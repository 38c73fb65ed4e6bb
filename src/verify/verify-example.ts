import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findStale, readRecorded } from "../schemas/evidence-folder.ts";
import { readExample } from "../schemas/example-folder.ts";
import type { Evidence } from "../schemas/evidence.ts";
import type { SessionFile } from "../schemas/session-folder.ts";
import type { Bench } from "./bench.ts";
import { compareEvidence, sameBases } from "./compare/compare.ts";
import { formatEvidence, mergeEvidence, writeEvidence } from "./evidence-file.ts";
import { helpProve, proveExample } from "./prove-example.ts";

/** Verifies one example: records its evidence, or checks that what is recorded is still true. */
export async function verifyExample(
  bench: Bench,
  name: string,
  all: readonly SessionFile[],
  { check }: { check: boolean },
): Promise<void> {
  const sessions = sessionsOf(name, all);
  const recorded = await readRecorded(bench.folders, name);
  if (check) await checkExample(bench, name, sessions, recorded);
  else await recordExample(bench, name, sessions, recorded);
}

async function recordExample(
  bench: Bench,
  name: string,
  sessions: readonly SessionFile[],
  recorded: Evidence | undefined,
): Promise<void> {
  const { report, folders } = bench;
  const now = await proveAndSum(bench, name, sessions);
  const path = join(folders.evidence, `${name}.json`);
  if (now === undefined) return report.say(`${path} was left as it is, since not everything holds`);
  const merged = mergeEvidence(recorded, now);
  const before = await readFile(path, "utf8").catch(() => "");
  if (before === formatEvidence(merged)) return report.say(`${path} still holds and was not rewritten`);
  await writeEvidence(path, merged);
  report.say(`${path} was written`);
}

async function checkExample(
  bench: Bench,
  name: string,
  sessions: readonly SessionFile[],
  recorded: Evidence | undefined,
): Promise<void> {
  const { report, folders } = bench;
  const stale = recorded === undefined ? "It has no evidence yet." : await findStale(folders, name, recorded);
  if (recorded === undefined || stale !== undefined) {
    const todo = `Run "npm run verify -- ${name}" and commit content/evidence/${name}.json.`;
    report.fail(`${name} evidence`, `${stale} ${todo}`);
    return;
  }
  const now = await proveAndSum(bench, name, sessions);
  if (now !== undefined) reportDifferences(bench, name, recorded, now);
}

/** Helps the worker that verifies an example with what nobody has taken yet. */
export async function helpVerify(bench: Bench, name: string, all: readonly SessionFile[]): Promise<void> {
  await helpProve(bench, await readExample(bench.folders.examples, name), sessionsOf(name, all));
}

function sessionsOf(name: string, all: readonly SessionFile[]): SessionFile[] {
  return all.filter(({ session }) => session.example === name);
}

/** Proves an example and says how many of its proofs this worker made, and how many it kept from before. */
async function proveAndSum(
  bench: Bench,
  name: string,
  sessions: readonly SessionFile[],
): Promise<Evidence | undefined> {
  const { report } = bench;
  const before = report.count();
  const evidence = await proveExample(bench, await readExample(bench.folders.examples, name), sessions);
  const after = report.count();
  const kept = after.kept - before.kept;
  const made = after.passed - before.passed - kept;
  const failed = after.failed - before.failed;
  const parts = [`${made} proofs made`, ...(kept > 0 ? [`${kept} kept, made here before with the same content`] : [])];
  const bad = failed > 0 ? `, ${failed} failed` : evidence === undefined ? ", what another worker proved failed" : "";
  report.say(`${evidence === undefined ? "✗" : "✓"} ${name}: ${parts.join(", ")}${bad}`);
  return evidence;
}

function reportDifferences({ report }: Bench, name: string, recorded: Evidence, now: Evidence): void {
  if (!sameBases(recorded, now)) {
    report.say(
      `${name}: sizes and layers were not compared, since the bases are of another kind (registry or stand-in) than those recorded`,
    );
  }
  for (const { where, recorded: before, now: after } of compareEvidence(recorded, now)) {
    report.fail(
      `${name} evidence of ${where}`,
      `recorded:\n${before}\nnow:\n${after}\nIf the new one is right, run "npm run verify -- ${name}".`,
    );
  }
}
