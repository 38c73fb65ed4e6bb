import { cleanPath, folderOf } from "../context/path.ts";
import { IgnoreError } from "../context/ignore-error.ts";
import { PatternMatcher } from "../context/pattern-matcher.ts";

/** A file, folder or link of the build context that the builder was sent. Times, owner and group do not count. */
export interface SnapshotEntry {
  /** From the context's root, names parted by "/". */
  readonly path: string;
  readonly type: "file" | "folder" | "link";
  /** A file's bytes or their digest, a link's target; empty for a folder. */
  readonly content: string;
  readonly mode?: number;
  /** Extended attributes, by name. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What one source of a COPY stands for. */
export interface Selection {
  /** The entry's own name, which a wildcard decides. */
  readonly name: string;
  readonly isFolder: boolean;
  /** What is in it by its path from there, itself as "", and what each is but for its name. */
  readonly entries: ReadonlyMap<string, string>;
  /** All of it as one text: the same for the same. */
  readonly text: string;
}

/** Puts a selection together. */
export function selectionOf(name: string, isFolder: boolean, entries: ReadonlyMap<string, string>): Selection {
  return { name, isFolder, entries, text: JSON.stringify([name, [...entries].toSorted(byFirst)]) };
}

/** The build context as COPY, ADD and bind mounts see it. */
export class Snapshot {
  readonly #entries: ReadonlyMap<string, SnapshotEntry>;
  /** By source: the same are asked for at every keystroke. */
  readonly #selected = new Map<string, Selection[]>();

  constructor(entries: Iterable<SnapshotEntry>) {
    const known = new Map<string, SnapshotEntry>([["", folder("")]]);
    for (const entry of entries) {
      for (let above = folderOf(entry.path); above !== "" && !known.has(above); above = folderOf(above))
        known.set(above, folder(above));
      known.set(entry.path, entry);
    }
    this.#entries = known;
  }

  /** Gives what a source selects, by path; nothing when it is not there. A wildcard may select several. */
  select(source: string): Selection[] {
    const known = this.#selected.get(source);
    if (known) return known;
    const selected = this.#find(rootless(source));
    this.#selected.set(source, selected);
    return selected;
  }

  #find(path: string): Selection[] {
    if (!/[*?[\\]/.test(path)) return this.#entries.has(path) ? [this.#selectOne(path)] : [];
    const isMatched = matching([path]);
    return [...this.#entries.keys()]
      .filter((each) => each !== "" && isMatched(each) && !isMatched(folderOf(each)))
      .toSorted()
      .map((each) => this.#selectOne(each));
  }

  #selectOne(path: string): Selection {
    const inside = path === "" ? "" : `${path}/`;
    const entries = new Map<string, string>();
    for (const [each, entry] of this.#entries) {
      if (each === path) entries.set("", describe(entry));
      else if (each.startsWith(inside)) entries.set(each.slice(inside.length), describe(entry));
    }
    const isFolder = this.#entries.get(path)?.type === "folder";
    return selectionOf(path.slice(path.lastIndexOf("/") + 1), isFolder, entries);
  }
}

/** Puts pairs in the order of their first texts. */
function byFirst([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : Number(a > b);
}

/** A path from the root without the slash that it starts with; empty for the root itself. */
export function rootless(path: string): string {
  return cleanPath(`/${path}`).slice(1);
}

function folder(path: string): SnapshotEntry {
  return { path, type: "folder", content: "" };
}

function describe({ type, content, mode, attributes }: SnapshotEntry): string {
  return JSON.stringify([type, content, mode ?? null, Object.entries(attributes ?? {}).toSorted(byFirst)]);
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
