import type { Evidence, RecordedSession } from "../schemas/evidence.ts";

/** One example with what is recorded of it. */
export interface ListedExample {
  readonly name: string;
  /** Its steps, in order. */
  readonly steps: readonly string[];
  readonly evidence: Evidence | undefined;
  /** What is newer than the evidence, as findStale says it; undefined when nothing is. */
  readonly stale: string | undefined;
}

/** What the list says of one step; undefined where nothing was proved. */
export interface ListedStep {
  readonly example: string;
  readonly step: string;
  /** "2026-11-21", "changed since 2026-11-21" or "never" */
  readonly proved: string;
  /** "python:3.13-slim (stand-in)" */
  readonly base: string | undefined;
  /** "26.1.5" */
  readonly engine: string | undefined;
  /** "144 tests, 6 probes, 14 sessions" */
  readonly result: string | undefined;
}

const HEADS = ["example", "step", "last proof", "base", "engine", "result"];

/** Gives what is recorded of every step, examples and steps in the order given. */
export function listSteps(examples: readonly ListedExample[]): ListedStep[] {
  return examples.flatMap((example) => example.steps.map((step) => listStep(example, step)));
}

/** Gives the table of `npm run verify -- --list`: a line for each step, then what changed, if anything did. */
export function listEvidence(examples: readonly ListedExample[]): string {
  const rows = listSteps(examples).map(({ example, step, proved, base, engine, result }) =>
    [example, step, proved, base, engine, result].map((cell) => cell ?? "–"),
  );
  const changes = examples.flatMap(({ stale }) => stale ?? []);
  return [...alignColumns([HEADS, ...rows]), ...(changes.length > 0 ? ["", ...changes] : [])].join("\n");
}

function listStep({ name, evidence, stale }: ListedExample, step: string): ListedStep {
  const sessions = Object.values(evidence?.sessions ?? {}).filter(({ at }) => at === step);
  if (evidence === undefined || !isProved(evidence, step, sessions))
    return { example: name, step, proved: "never", base: undefined, engine: undefined, result: undefined };
  const date = [evidence.verified, ...sessions.map(({ verified }) => verified)].toSorted().at(-1);
  return {
    example: name,
    step,
    proved: stale === undefined ? `${date}` : `changed since ${date}`,
    base: evidence.bases.map(({ tag, kind }) => (kind === "stand-in" ? `${tag} (stand-in)` : tag)).join(", "),
    engine: evidence.engine.version,
    result: describeResult(evidence, step, sessions.length),
  };
}

function isProved({ tests, images }: Evidence, step: string, sessions: readonly RecordedSession[]): boolean {
  return step in tests || step in images || sessions.length > 0;
}

function describeResult({ tests, images }: Evidence, step: string, sessions: number): string {
  const counts = [
    [tests[step] ?? 0, "test"],
    [images[step]?.probes.length ?? 0, "probe"],
    [sessions, "session"],
  ] as const;
  const said = counts
    .filter(([count]) => count > 0)
    .map(([count, noun]) => `${count} ${noun}${count === 1 ? "" : "s"}`);
  return said.length > 0 ? said.join(", ") : "built";
}

function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
