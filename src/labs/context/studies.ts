import type { ContextEntry } from "../../core/context/context-filter.ts";
import { startContextFilter, type ContextFilterClient } from "./context-filter-client.ts";
import { decide } from "./decisions.ts";
import { explainIdle, findIdle, type Idle } from "./idle-lines.ts";
import { judge, type Decide } from "./judgement.ts";
import type { ProjectFile } from "./project.ts";
import { studyOf, type Study } from "./study.ts";
import { growTree, resizeNode, type Tree } from "./tree.ts";
import { filesOf, rulesOf, type Workbench } from "./workbench.ts";

/** Studies the bench each time that something on it has changed: small projects before the next frame, large ones in a worker. */
export class Studies {
  readonly #tell: (study: Study) => void;
  #files: readonly ProjectFile[] = [];
  #tree: Tree = [];
  #decide: Decide = async () => decide([], "");
  #filter: ContextFilterClient | undefined;
  #asked = 0;

  /** @param tell Takes each study; of a large project twice, the second time with the lines that do nothing. */
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
      if (this.#tree.length > LARGE) this.#tell(study);
      const idle = await idleOf(study, this.#decide);
      if (isLatest()) this.#tell({ ...study, idle });
    } catch (error) {
      if (!isLatest() || isAbort(error)) return;
      throw error;
    }
  }

  close(): void {
    this.#asked += 1;
    this.#filter?.close();
    this.#filter = undefined;
    this.#files = [];
  }

  #grow(files: readonly ProjectFile[]): void {
    if (files === this.#files) return;
    const resized = findResized(this.#files, files);
    this.#files = files;
    // The ignore file grows with each letter of its rules, which changes nothing of what is decided.
    if (resized) {
      this.#tree = resizeNode(this.#tree, resized.path, resized.bytes);
      return;
    }
    this.#tree = growTree(files);
    this.#decide = this.#tree.length > LARGE ? this.#decideElsewhere(this.#tree) : decideHere(this.#tree);
  }

  #decideElsewhere(tree: Tree): Decide {
    const entries = tree.map(({ path, type, bytes }): ContextEntry => ({ path, bytes, isFolder: type === "folder" }));
    const filter = (this.#filter ??= startContextFilter());
    return async (rules) => await filter.filter(entries, rules);
  }
}

/** Gives the only file that differs, if it differs by its size alone. */
function findResized(before: readonly ProjectFile[], after: readonly ProjectFile[]): ProjectFile | undefined {
  if (before.length !== after.length) return undefined;
  const [changed, ...others] = after.filter((file, index) => file !== before[index]);
  const old = changed && before[after.indexOf(changed)];
  const isSame = others.length === 0 && old?.path === changed?.path && old?.type === changed?.type;
  return isSame && changed?.type !== "folder" ? changed : undefined;
}

/** More files and folders than can be decided on between two frames, on a slow machine too. */
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

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
