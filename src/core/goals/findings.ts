import { lintDockerfile } from "../dockerfile/lint.ts";
import { type Attempt, atLine, notKnown } from "./attempt.ts";
import { met, missed, type Outcome } from "./goal.ts";

/** Whether `docker build --check` finds nothing. */
export function checkNoFinding(attempt: Attempt): Outcome {
  if (!attempt.plan) return notKnown(attempt);
  const { findings } = lintDockerfile(attempt.project.dockerfile, attempt.options);
  const [first, ...more] = findings;
  if (!first) return met("It finds nothing.");
  const rest = more.length === 0 ? "" : ` (and ${more.length} more)`;
  return missed(`${first.message}${rest}.`, atLine(first.lines.first));
}
