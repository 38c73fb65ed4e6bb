import { findLarge, findSecrets, type Advice } from "./advice.ts";
import type { Idle } from "./idle-lines.ts";
import type { Judgement } from "./judgement.ts";
import { addUp, type Outcome } from "./outcome.ts";
import type { Tree } from "./tree.ts";

/** Everything that the lab says of a project as it stands on the bench. */
export interface Study extends Pick<Judgement, "rules" | "refusal"> {
  readonly outcome: Outcome;
  /** The lines of the rules that were followed. */
  readonly lines: readonly string[];
  readonly secrets: readonly Advice[];
  readonly large: readonly Advice[];
  /** Of a large project, they are found a moment later than the rest. */
  readonly idle: readonly Idle[];
}

/** Says what comes of a judgement on a tree; lines that do nothing are looked for elsewhere. */
export function studyOf(tree: Tree, { rules, refusal, decisions }: Judgement): Study {
  const outcome = addUp(tree, decisions);
  return {
    outcome,
    lines: rules.split("\n"),
    rules,
    refusal,
    secrets: findSecrets(outcome),
    large: findLarge(outcome),
    idle: [],
  };
}
