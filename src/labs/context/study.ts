import { findLarge, findSecrets, type Advice } from "./advice.ts";
import { decide, type Decisions } from "./decisions.ts";
import { explainIdle, type Idle } from "./idle-lines.ts";
import { addUp, type Outcome } from "./outcome.ts";
import type { ProjectFile } from "./project.ts";
import { refusalOf, type Refusal } from "./refusal.ts";
import { growTree, type Tree } from "./tree.ts";
import { filesOf, rulesOf, type Workbench } from "./workbench.ts";

/** Everything that the lab says of a project as it stands on the bench. */
export interface Study {
  readonly outcome: Outcome;
  /** The lines of the ignore file, as they are written. */
  readonly lines: readonly string[];
  /** The last rules that the builder took; when it refuses those that are written, the outcome is theirs. */
  readonly rules: string;
  readonly refusal: Refusal | undefined;
  readonly secrets: readonly Advice[];
  readonly large: readonly Advice[];
  readonly idle: readonly Idle[];
}

/** Studies projects one after the other; what has not changed since the one before is not done again. */
export class Studies {
  #files: readonly ProjectFile[] = [];
  #tree: Tree = [];

  /** @param before The study of the bench as it was, if it is of the same project. */
  study(bench: Workbench, before?: Study): Study {
    const tree = this.#grow(filesOf(bench));
    const written = bench.isOn ? rulesOf(bench) : "";
    const { rules, refusal, decisions } = tryRules(tree, written, before?.rules ?? "");
    const outcome = addUp(tree, decisions);
    return {
      outcome,
      lines: rulesOf(bench).split("\n"),
      rules,
      refusal,
      secrets: findSecrets(outcome),
      large: findLarge(outcome),
      idle: refusal ? [] : explainIdle(rules, outcome),
    };
  }

  #grow(files: readonly ProjectFile[]): Tree {
    if (files === this.#files) return this.#tree;
    this.#files = files;
    this.#tree = growTree(files);
    return this.#tree;
  }
}

interface Tried extends Pick<Study, "rules" | "refusal"> {
  readonly decisions: Decisions;
}

/** Decides by the rules that are written, or by those before when the builder refuses them. */
function tryRules(tree: Tree, rules: string, before: string): Tried {
  try {
    return { rules, refusal: undefined, decisions: decide(tree, rules) };
  } catch (error) {
    const refusal = refusalOf(rules, error);
    if (!refusal) throw error;
    return { rules: before, refusal, decisions: decideAnyhow(tree, before) };
  }
}

/** Rules that one tree had no objection to may be refused with another. */
function decideAnyhow(tree: Tree, rules: string): Decisions {
  try {
    return decide(tree, rules);
  } catch (error) {
    if (refusalOf(rules, error)) return decide(tree, "");
    throw error;
  }
}
