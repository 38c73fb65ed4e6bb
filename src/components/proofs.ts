import type { Evidence } from "../schemas/evidence.ts";
import type { Session } from "../schemas/session.ts";

/** What the evidence adds up to, for the pages that say so. */
export interface Proofs {
  /** Commands of sessions that were run. */
  commands: number;
  /** Images built, run and probed, builds after an edit not counted. */
  images: number;
  /** Commands that had to fail, and did. */
  failures: number;
}

/** Counts what was proved. `sessions` say which commands had to fail. */
export function countProofs(evidence: readonly Evidence[], sessions: readonly Session[]): Proofs {
  const recorded = evidence.flatMap((each) => Object.values(each.sessions)).flatMap(({ steps }) => steps);
  const failing = sessions.flatMap(({ steps }) => steps).filter((step) => "run" in step && step.exit !== 0);
  return {
    commands: recorded.filter((step) => "run" in step).length,
    images: evidence.reduce((sum, each) => sum + Object.keys(each.images).length, 0),
    failures: failing.length,
  };
}
