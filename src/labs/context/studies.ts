import { decide } from "./decisions.ts";
import { explainIdle, findIdle, type Idle } from "./idle-lines.ts";
import { judge, type Decide } from "./judgement.ts";
import type { ProjectFile } from "./project.ts";
import { studyOf, type Study } from "./study.ts";
import { growTree, type Tree } from "./tree.ts";
import { filesOf, rulesOf, type Workbench } from "./workbench.ts";

/** Studies the bench each time that something on it has changed, before the next frame unless the project is large. */
export class Studies {
  readonly #tell: (study: Study) => void;
  #files: readonly ProjectFile[] = [];
  #tree: Tree = [];
  #decide: Decide = async () => decide([], "");
  #asked = 0;

  /** @param tell Takes each study. */
  constructor(tell: (study: Study) => void) {
    this.#tell = tell;
  }

  /**
   * Studies what stands on the bench now, and leaves what it was asked before.
   * @param before The rules that were followed last; they are followed on when the builder refuses the new ones.
   */
  async study(bench: Workbench, before: string): Promise<void> {
    this.#grow(filesOf(bench));
    const number = ++this.#asked;
    const isLatest = (): boolean => number === this.#asked;
    try {
      const study = await studyRules(this.#tree, this.#decide, { bench, before });
      if (!isLatest()) return;
      const idle = this.#tree.length > LARGE ? [] : await idleOf(study, this.#decide);
      if (isLatest()) this.#tell({ ...study, idle });
    } catch (error) {
      if (isLatest()) throw error;
    }
  }

  close(): void {
    this.#asked += 1;
    this.#files = [];
  }

  #grow(files: readonly ProjectFile[]): void {
    if (files === this.#files) return;
    this.#files = files;
    this.#tree = growTree(files);
    this.#decide = decideHere(this.#tree);
  }
}

/** So many files and folders that it would take too long to look for lines that do nothing. */
const LARGE = 2000;

/** Studies a project that is small, as the server does. */
export async function studyAtOnce(bench: Workbench): Promise<Study> {
  const tree = growTree(filesOf(bench));
  const study = await studyRules(tree, decideHere(tree), { bench, before: "" });
  return { ...study, idle: await idleOf(study, decideHere(tree)) };
}

async function studyRules(tree: Tree, decide: Decide, { bench, before }: Asked): Promise<Study> {
  return studyOf(tree, await judge(decide, bench.isOn ? rulesOf(bench) : "", before));
}

interface Asked {
  readonly bench: Workbench;
  readonly before: string;
}

async function idleOf({ rules, refusal, outcome }: Study, decide: Decide): Promise<Idle[]> {
  const idle: Idle[] = [];
  if (refusal) return idle;
  // One after the other: a worker answers the last question only.
  for (const line of findIdle(rules, outcome.decisions.lines)) idle.push(await explainIdle(line, decide));
  return idle;
}

function decideHere(tree: Tree): Decide {
  return async (rules) => decide(tree, rules);
}
