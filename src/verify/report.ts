import { ProofFailure } from "./proof.ts";

export interface Report {
  /** Prints one line with the time since the start. */
  readonly say: (text: string) => void;
  /**
   * Runs the work that proves something, prints how it went and counts it; gives undefined when the proof failed.
   * Errors that are no failed proof pass through, once the report has said what was not finished.
   */
  prove<Result>(proof: string, work: () => Promise<Result>): Promise<Result | undefined>;
  /** Does what is no proof and counts its time under a name, "base images". */
  spend<Result>(on: string, work: () => Promise<Result>): Promise<Result>;
  /** Counts a proof as failed, also one that had passed, and prints why. */
  fail(proof: string, reason: string): void;
  /** Counts proofs that were made before and still hold. */
  keep(count: number): void;
  /** How many proofs have passed and failed; `kept` of those that passed were made before. */
  count(): { passed: number; failed: number; kept: number };
  /** Prints where the time went: to which example or what beside the proofs, and to which proofs most of it. */
  sayTimes(): void;
}

/** Makes a report that prints through `print`; `now` gives milliseconds. */
export function startReport(print: (line: string) => void, now: () => number): Report {
  const start = now();
  const proofs = new Map<string, boolean>();
  const times = new Map<string, number>();
  const beside = new Map<string, number>();
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
    spend: async (on, work) => {
      const begun = now();
      return await work().finally(() => beside.set(on, (beside.get(on) ?? 0) + now() - begun));
    },
    count: () => {
      const passed = [...proofs.values()].filter(Boolean).length;
      return { passed: passed + kept, failed: proofs.size - passed, kept };
    },
    sayTimes: () => {
      say(`Where the time went: ${listTimes(sumTimes(times, beside, now() - start))}`);
      if (times.size > 0) say(`The longest proofs: ${listTimes(times, LONGEST)}`);
    },
  };
}

/** How many of the longest proofs are named. */
const LONGEST = 5;

/** Sums the times of proofs for each example, adds those of what is no proof, and what is left of the whole. */
function sumTimes(
  times: ReadonlyMap<string, number>,
  beside: ReadonlyMap<string, number>,
  whole: number,
): Map<string, number> {
  const parts = new Map(beside);
  for (const [proof, time] of times) {
    // "sir-api session home 3: …" belongs to the sessions of sir-api, "sir-api 04-order: tests" to its steps. A step that runs and
    // probes a container holds its probes, which are not counted twice.
    if (/: probe "/.test(proof)) continue;
    const part = proof.split(/ session | \d\d-/)[0] ?? proof;
    const name = proof.includes(" session ") ? `${part} (sessions)` : part;
    parts.set(name, (parts.get(name) ?? 0) + time);
  }
  const counted = [...parts.values()].reduce((sum, time) => sum + time, 0);
  return parts.set("the rest", Math.max(0, whole - counted));
}

function listTimes(times: ReadonlyMap<string, number>, most = Infinity): string {
  return [...times]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([name, time]) => `${name} ${seconds(time)} s`)
    .join("; ");
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
