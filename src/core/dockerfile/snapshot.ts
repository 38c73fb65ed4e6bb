import { cleanPath } from "../context/path.ts";
import { IgnoreError } from "../context/ignore-error.ts";
import { PatternMatcher } from "../context/pattern-matcher.ts";
import { describe, type FileNode, nodeOf } from "./file-node.ts";

/** A file, folder or link of the build context that the builder was sent. Times, owner and group do not count. */
export interface SnapshotEntry {
  /** From the context's root, names parted by "/". */
  readonly path: string;
  readonly type: "file" | "folder" | "link";
  /** A file's text, or what stands for its bytes, such as a digest; a link's target; empty for a folder. */
  readonly content: string;
  /** Whether a file's content is its text, to the letter: what simple commands make of it is known then. */
  readonly isText?: boolean;
  readonly mode?: number;
  /** Extended attributes, by name. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What one source of a COPY stands for. */
export interface Selection {
  /** The entry's own name, which a wildcard decides. */
  readonly name: string;
  readonly isFolder: boolean;
  /** What is in it by its path from there, itself as "". */
  readonly entries: ReadonlyMap<string, FileNode>;
  /** All of it as one text: the same for the same. */
  readonly text: string;
}

/** Puts a selection together. `place` is where a wildcard found it. */
export function selectionOf(name: string, nodes: ReadonlyMap<string, FileNode>, place = ""): Selection {
  const described = [...nodes].map(([path, node]) => [path, describe(node)] as const);
  const isFolder = nodes.get("")?.type === "folder" || (nodes.size > 0 && !nodes.has(""));
  return { name, isFolder, entries: nodes, text: JSON.stringify([place, described.toSorted(byFirst)]) };
}

/** Files, folders and links by path; the root is "". */
export class Snapshot {
  #nodes: ReadonlyMap<string, FileNode>;
  /** By source: the same are asked for at every keystroke. */
  readonly #selected = new Map<string, Selection[]>();

  constructor(entries: Iterable<SnapshotEntry>) {
    const known = new Map<string, FileNode>([["", nodeOf("folder", "")]]);
    for (const entry of entries) {
      for (let above = parentOf(entry.path); above !== "" && !known.has(above); above = parentOf(above))
        known.set(above, nodeOf("folder", ""));
      known.set(entry.path, readEntry(entry));
    }
    this.#nodes = known;
  }

  /**
   * Gives the files as the builder sees them that has those of an earlier build: it is sent what is different, and of
   * folders it does not notice another mode, nor of files that are the same other attributes.
   */
  after(before: Snapshot): Snapshot {
    const kept = [...this.#nodes].flatMap(([path, node]) => {
      const known = before.#nodes.get(path);
      if (known?.type !== node.type || known.content !== node.content) return [];
      const isNoticed = node.type === "folder" ? known.mode === node.mode : known.mode !== node.mode;
      return isNoticed || describe(known) === describe(node) ? [] : [[path, known] as const];
    });
    if (kept.length === 0) return this;
    const snapshot = new Snapshot([]);
    snapshot.#nodes = new Map([...this.#nodes, ...kept]);
    return snapshot;
  }

  /** Gives what a source selects, by path; nothing when it is not there. A wildcard may select several. */
  select(source: string): Selection[] {
    const known = this.#selected.get(source);
    if (known) return known;
    const selected = selectFrom(this.#nodes, rootless(source));
    this.#selected.set(source, selected);
    return selected;
  }
}

type Nodes = ReadonlyMap<string, FileNode>;

/** Gives what a path, or a wildcard, selects among some nodes; links are followed. */
export function selectFrom(nodes: Nodes, path: string): Selection[] {
  if (!hasWildcard(path)) {
    const real = followLinks(nodes, path);
    return nodes.has(real) ? [selectionOf(nameOf(path), nodesBelow(nodes, real))] : [];
  }
  const isMatched = matching([path]);
  const prefix = parentOf(path.slice(0, path.search(/[*?[\\]/) + 1));
  return [...nodes.keys()]
    .filter((each) => each !== "" && isMatched(each) && !isMatched(parentOf(each)))
    .toSorted()
    .map((each) => selectionOf(nameOf(each), nodesBelow(nodes, followLinks(nodes, each)), each.slice(prefix.length)));
}

export function hasWildcard(path: string): boolean {
  return /[*?[\\]/.test(path);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function nodesBelow(nodes: Nodes, path: string): Nodes {
  const inside = path === "" ? "" : `${path}/`;
  const found = new Map<string, FileNode>();
  for (const [each, node] of nodes) {
    if (each === path) found.set("", node);
    else if (each.startsWith(inside)) found.set(each.slice(inside.length), node);
  }
  return found;
}

/** As many links as a system follows before it gives up. */
const MOST_LINKS = 40;

/** Gives where a path leads to. With a link that leads nowhere, or in a circle, that is a path that is not there. */
export function followLinks(nodes: Nodes, path: string, followLast = true): string {
  let rest = path.split("/");
  let real: string[] = [];
  for (let left = MOST_LINKS; rest.length > 0;) {
    const [name = "", ...others] = rest;
    const node = nodes.get([...real, name].join("/"));
    rest = others;
    if (node?.type !== "link" || (others.length === 0 && !followLast)) {
      real.push(name);
      continue;
    }
    left -= 1;
    if (left === 0) return "\0";
    const target = node.content.startsWith("/") ? node.content : `${real.join("/")}/${node.content}`;
    rest = [...rootless(target).split("/"), ...others].filter((part) => part !== "");
    real = [];
  }
  return real.join("/");
}

/** Puts pairs in the order of their first texts. */
function byFirst([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : Number(a > b);
}

/** Gives the path of the folder of a path; the root is "". */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** A path from the root without the slash that it starts with; empty for the root itself. */
export function rootless(path: string): string {
  return cleanPath(`/${path}`).slice(1);
}

function readEntry({ type, content, isText, mode, attributes = {} }: SnapshotEntry): FileNode {
  const pairs = Object.entries(attributes).toSorted(byFirst);
  const more = { ...(mode !== undefined && { mode }), ...(pairs.length > 0 && { attributes: JSON.stringify(pairs) }) };
  return nodeOf(type, type === "file" && !isText ? `\0${content}\0` : content, more);
}

/** Tells which paths some patterns match, or lie in a folder that they match; none where one cannot be read. */
export function matching(patterns: readonly string[]): (path: string) => boolean {
  try {
    const matcher = new PatternMatcher(patterns);
    return (path) => path !== "" && matcher.matches(path);
  } catch (error) {
    if (error instanceof IgnoreError) return () => false;
    throw error;
  }
}
