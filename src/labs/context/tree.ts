import type { ProjectFile } from "./project.ts";

/** A file or folder in a tree that lies flat in an array. */
export interface TreeNode {
  readonly path: string;
  readonly name: string;
  readonly type: ProjectFile["type"];
  /** 0 at the root of the project. */
  readonly depth: number;
  /** The place of its folder in the tree; -1 at the root of the project. */
  readonly parent: number;
  /** The place behind the last thing that it holds. */
  readonly end: number;
  /** Of a folder, those of all that it holds. */
  readonly bytes: number;
  /** How many files and links it holds or is. */
  readonly files: number;
}

/** In the order of a walk: a folder before what it holds, folders before files, and each by name. */
export type Tree = readonly TreeNode[];

/** Makes a tree of a flat list. Folders are made of paths; a file in whose path something lies is a folder. */
export function growTree(files: readonly ProjectFile[]): Tree {
  const root: Branch = new Map();
  // Mostly a file lies where the one before does.
  let last = { path: "", branch: root };
  for (const { path, bytes, type } of files) {
    const end = path.lastIndexOf("/");
    const folder = path.slice(0, Math.max(end, 0));
    if (folder !== last.path) last = { path: folder, branch: branchAt(root, folder) };
    const name = path.slice(end + 1);
    if (name !== "") plant(last.branch, name, { bytes, type });
  }
  const nodes: Mutable[] = [];
  walk(root, { path: "", depth: 0, parent: -1 }, nodes);
  return nodes;
}

/** Gives the place of a path in a tree; -1 when it is not there. */
export function findNode(tree: Tree, path: string): number {
  let [place, end] = [0, tree.length];
  while (place < end) {
    const node = tree[place];
    if (node === undefined) break;
    if (node.path === path) return place;
    if (path.startsWith(`${node.path}/`)) [place, end] = [place + 1, node.end];
    else place = node.end;
  }
  return -1;
}

/** Gives the same tree with another size of a file, added to that of the folders above it. */
export function resizeNode(tree: Tree, path: string, bytes: number): Tree {
  const resized = [...tree];
  const place = findNode(tree, path);
  const difference = bytes - (tree[place]?.bytes ?? bytes);
  for (let above = place; above !== -1; above = tree[above]?.parent ?? -1) {
    const node = tree[above];
    if (node) resized[above] = { ...node, bytes: node.bytes + difference };
  }
  return resized;
}

/** Gives the places of what lies directly in a folder; -1 is the root of the project. */
export function childrenOf(tree: Tree, folder: number): number[] {
  const end = folder === -1 ? tree.length : (tree[folder]?.end ?? 0);
  const places: number[] = [];
  for (let place = folder + 1; place < end; place = tree[place]?.end ?? end) places.push(place);
  return places;
}

/** What lies in a folder, by name. */
type Branch = Map<string, Leaf>;
interface Leaf {
  type: ProjectFile["type"];
  bytes: number;
  branch: Branch | undefined;
}
type Mutable = { -readonly [Key in keyof TreeNode]: TreeNode[Key] };

function branchAt(root: Branch, path: string): Branch {
  let branch = root;
  for (const name of path.split("/")) {
    if (name === "") continue;
    const leaf = branch.get(name) ?? { type: "folder", bytes: 0, branch: undefined };
    branch.set(name, leaf);
    leaf.branch ??= new Map();
    Object.assign(leaf, { type: "folder", bytes: 0 });
    branch = leaf.branch;
  }
  return branch;
}

function plant(branch: Branch, name: string, { bytes, type }: Pick<Leaf, "bytes" | "type">): void {
  const leaf = branch.get(name);
  if (!leaf) branch.set(name, { type, bytes: type === "folder" ? 0 : bytes, branch: undefined });
  else if (type !== "folder" && leaf.branch === undefined) Object.assign(leaf, { type, bytes });
}

interface Place {
  readonly path: string;
  readonly depth: number;
  readonly parent: number;
}

function walk(branch: Branch, above: Place, nodes: Mutable[]): void {
  for (const [name, leaf] of [...branch].toSorted(byKindAndName)) {
    const path = above.path === "" ? name : `${above.path}/${name}`;
    const place = nodes.length;
    const { type, bytes } = leaf;
    const node = { ...above, path, name, type, end: 0, bytes, files: type === "folder" ? 0 : 1 };
    nodes.push(node);
    if (leaf.branch) walk(leaf.branch, { path, depth: above.depth + 1, parent: place }, nodes);
    node.end = nodes.length;
    const folder = nodes[above.parent];
    if (!folder) continue;
    folder.bytes += node.bytes;
    folder.files += node.files;
  }
}

function byKindAndName([one, { type: oneType }]: [string, Leaf], [other, { type: otherType }]: [string, Leaf]): number {
  const kinds = Number(otherType === "folder") - Number(oneType === "folder");
  return kinds || (one < other ? -1 : 1);
}
