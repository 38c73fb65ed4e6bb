import { ProofFailure } from "./proof.ts";

export interface Report {
  /** Prints one line with the time since the start. */
  readonly say: (text: string) => void;
  /**
   * Runs the work that proves something, prints how it went and counts it; gives undefined when the proof failed.
   * Errors that are no failed proof pass through, once the report has said what was not finished.
   */
  prove<Result>(proof: string, work: () => Promise<Result>): Promise<Result | undefined>;
  /** Counts a proof as failed, also one that had passed, and prints why. */
  fail(proof: string, reason: string): void;
  /** Counts proofs that were made before and still hold. */
  keep(count: number): void;
  /** How many proofs have passed and failed; `kept` of those that passed were made before. */
  count(): { passed: number; failed: number; kept: number };
  /** Prints where the time went: to which example, and to which proofs most of it. */
  sayTimes(): void;
}

/** Makes a report that prints through `print`; `now` gives milliseconds. */
export function startReport(print: (line: string) => void, now: () => number): Report {
  const start = now();
  const proofs = new Map<string, boolean>();
  const times = new Map<string, number>();
  let kept = 0;
  const say = (text: string): void => print(`[${seconds(now() - start).padStart(6)} s] ${text}`);
  const fail = (proof: string, reason: string): void => {
    proofs.set(proof, false);
    say(`✗ ${proof}\n    ${reason.trimEnd().replaceAll("\n", "\n    ")}`);
  };
  return {
    say,
    fail,
    keep: (count) => {
      kept += count;
    },
    prove: async (proof, work) => {
      const begun = now();
      try {
        const result = await work();
        proofs.set(proof, true);
        say(`✓ ${proof}  (${seconds(now() - begun)} s)`);
        return result;
      } catch (error) {
        if (error instanceof ProofFailure) fail(proof, error.message);
        else say(`– ${proof}: not finished`);
        if (!(error instanceof ProofFailure)) throw error;
        return undefined;
      } finally {
        times.set(proof, now() - begun);
      }
    },
    count: () => {
      const passed = [...proofs.values()].filter(Boolean).length;
      return { passed: passed + kept, failed: proofs.size - passed, kept };
    },
    sayTimes: () => sayTimes(times, say),
  };
}

/** How many of the longest proofs are named. */
const LONGEST = 5;

function sayTimes(times: ReadonlyMap<string, number>, say: (text: string) => void): void {
  if (times.size === 0) return;
  // "sir-api session home 3: …" belongs to the sessions of sir-api, "sir-api 04-order: tests" to its steps. A step that runs and
  // probes a container holds its probes, which are not counted twice.
  const parts = new Map<string, number>();
  for (const [proof, time] of times) {
    if (/: probe "/.test(proof)) continue;
    const part = proof.split(/ session | \d\d-/)[0] ?? proof;
    const name = proof.includes(" session ") ? `${part} (sessions)` : part;
    parts.set(name, (parts.get(name) ?? 0) + time);
  }
  say(`Where the time went: ${listTimes(parts)}`);
  say(`The longest proofs: ${listTimes(new Map([...times].toSorted(([, a], [, b]) => b - a).slice(0, LONGEST)))}`);
}

function listTimes(times: ReadonlyMap<string, number>): string {
  return [...times]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, time]) => `${name} ${seconds(time)} s`)
    .join("; ");
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
