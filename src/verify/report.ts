import { ProofFailure } from "./proof.ts";

export interface Report {
  /** Prints one line with the time since the start. */
  readonly say: (text: string) => void;
  /**
   * Runs the work that proves something, prints how it went and counts it; gives undefined when the proof failed.
   * Errors that are no failed proof pass through.
   */
  prove<Result>(proof: string, work: () => Promise<Result>): Promise<Result | undefined>;
  /** Counts a proof as failed, also one that had passed, and prints why. */
  fail(proof: string, reason: string): void;
  /** Counts proofs that were made before and still hold. */
  keep(count: number): void;
  /** How many proofs of the names that start so have passed and failed. */
  count(prefix?: string): { passed: number; failed: number };
}

/** Makes a report that prints through `print`; `now` gives milliseconds. */
export function startReport(print: (line: string) => void, now: () => number): Report {
  const start = now();
  const proofs = new Map<string, boolean>();
  let kept = 0;
  const say = (text: string): void => print(`[${((now() - start) / 1000).toFixed(1).padStart(6)} s] ${text}`);
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
        say(`✓ ${proof}  (${((now() - begun) / 1000).toFixed(1)} s)`);
        return result;
      } catch (error) {
        if (!(error instanceof ProofFailure)) throw error;
        fail(proof, error.message);
        return undefined;
      }
    },
    count: (prefix = "") => {
      const counted = [...proofs].filter(([proof]) => proof.startsWith(prefix));
      const passed = counted.filter(([, holds]) => holds).length;
      return { passed: passed + (prefix === "" ? kept : 0), failed: counted.length - passed };
    },
  };
}
