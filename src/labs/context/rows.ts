import { childrenOf, type Tree } from "./tree.ts";

/** A line of the tree as it is shown: a file or folder, or what stands for more of them. */
export type Row = NodeRow | MoreRow;

export interface NodeRow {
  readonly kind: "node";
  /** Where it is in the tree. */
  readonly place: number;
  /** Undefined for what cannot be opened. */
  readonly isOpen: boolean | undefined;
  /** Which one it is of those in its folder, from 1, and how many these are. */
  readonly position: number;
  readonly siblings: number;
}

export interface MoreRow {
  readonly kind: "more";
  /** The path of the folder; "" is the root of the project. */
  readonly folder: string;
  readonly depth: number;
  readonly hidden: number;
}

/** What of a tree is shown. */
export interface Opened {
  /** Paths of the folders that are open. */
  readonly folders: ReadonlySet<string>;
  /** How often the reader asked for more of a folder. */
  readonly asked: ReadonlyMap<string, number>;
}

/** How much of a folder is shown at once. */
export const SHOWN = 200;

/** Lists what is shown: what lies in open folders, of each folder no more than the reader asked for. */
export function listRows(tree: Tree, opened: Opened): Row[] {
  const rows: Row[] = [];
  list(tree, opened, -1, rows);
  return rows;
}

function list(tree: Tree, opened: Opened, folder: number, rows: Row[]): void {
  const children = childrenOf(tree, folder);
  const path = tree[folder]?.path ?? "";
  const shown = SHOWN * (1 + (opened.asked.get(path) ?? 0));
  for (const [index, place] of children.slice(0, shown).entries()) {
    const node = tree[place];
    if (!node) continue;
    const isOpen = node.end - place > 1 ? opened.folders.has(node.path) : undefined;
    rows.push({ kind: "node", place, isOpen, position: index + 1, siblings: children.length });
    if (isOpen) list(tree, opened, place, rows);
  }
  const hidden = children.length - shown;
  if (hidden > 0) rows.push({ kind: "more", folder: path, depth: (tree[folder]?.depth ?? -1) + 1, hidden });
}
