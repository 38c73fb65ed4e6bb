import type { Decisions } from "./decisions.ts";
import type { Tree } from "./tree.ts";

/** How much one line of the ignore file decided. */
export interface Effect {
  readonly files: number;
  readonly bytes: number;
  /** Whether it let them in, as a line with "!" does; else it kept them out. */
  readonly isException: boolean;
}

/** What a build would send of a project, added up. */
export interface Outcome {
  readonly tree: Tree;
  readonly decisions: Decisions;
  /** Of each node, how many bytes are sent of it. */
  readonly sentBytes: Float64Array;
  readonly sentFiles: Uint32Array;
  readonly sent: Amount;
  readonly keptOut: Amount;
  /** By line, from 1; a line that decided on nothing is not there. */
  readonly effects: ReadonlyMap<number, Effect>;
}

export interface Amount {
  readonly files: number;
  readonly bytes: number;
}

/** Adds up what was decided on the nodes of a tree. */
export function addUp(tree: Tree, decisions: Decisions): Outcome {
  const sentBytes = new Float64Array(tree.length);
  const sentFiles = new Uint32Array(tree.length);
  const effects = new Map<number, Effect>();
  const sent = { files: 0, bytes: 0 };
  const keptOut = { files: 0, bytes: 0 };
  // From behind, so that a folder has all of what it holds before it is added to its own.
  for (let place = tree.length - 1; place >= 0; place -= 1) {
    const node = tree[place];
    if (!node) continue;
    if (node.type !== "folder") {
      const isSent = decisions.sent[place] === 1;
      add(isSent ? sent : keptOut, node);
      note(effects, decisions.lines[place] ?? 0, node.bytes, isSent);
      if (isSent) [sentBytes[place], sentFiles[place]] = [node.bytes, 1];
    }
    if (node.parent === -1) continue;
    sentBytes[node.parent] = (sentBytes[node.parent] ?? 0) + (sentBytes[place] ?? 0);
    sentFiles[node.parent] = (sentFiles[node.parent] ?? 0) + (sentFiles[place] ?? 0);
  }
  return { tree, decisions, sentBytes, sentFiles, sent, keptOut, effects };
}

function add(amount: { files: number; bytes: number }, { bytes }: { bytes: number }): void {
  amount.files += 1;
  amount.bytes += bytes;
}

function note(effects: Map<number, Effect>, line: number, bytes: number, isException: boolean): void {
  if (line === 0) return;
  const before = effects.get(line) ?? { files: 0, bytes: 0 };
  effects.set(line, { files: before.files + 1, bytes: before.bytes + bytes, isException });
}
