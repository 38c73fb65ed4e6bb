import { Exceptions } from "./exceptions.ts";
import { IgnoreError } from "./ignore-error.ts";
import type { IgnoreLine } from "./ignorefile.ts";
import { PatternMatcher, type Decision, type Visit } from "./pattern-matcher.ts";

/** A file or folder of the build context; a link counts as a file. */
export interface ContextEntry {
  /** From the context's root, names parted by "/". */
  readonly path: string;
  readonly isFolder?: boolean;
  readonly bytes?: number;
}

/** What becomes of one file or folder. */
export interface FilteredEntry {
  readonly path: string;
  readonly isFolder: boolean;
  readonly bytes: number;
  /** A folder is sent too when it is ignored and something in it is not. */
  readonly isSent: boolean;
  readonly isIgnored: boolean;
  /** The line that decided; undefined when none matches. */
  readonly line: IgnoreLine | undefined;
}

/** What the builder is sent of a context. */
export interface FilteredContext {
  /** In the order in which they were given, each folder before the first thing in it. */
  readonly entries: readonly FilteredEntry[];
  /** How many files are sent, and how many bytes they hold. */
  readonly files: number;
  readonly bytes: number;
}

type Mutable<Thing> = { -readonly [Key in keyof Thing]: Thing[Key] };

/** A folder on the way to what is in it. */
interface Folder {
  /** Undefined for the context itself. */
  readonly entry: Mutable<FilteredEntry> | undefined;
  readonly above: Folder | undefined;
  readonly visit: Visit;
  /** Whether the builder does not even look into it. */
  readonly isClosed: boolean;
  readonly folders: Map<string, Folder>;
}

/**
 * Says what of a context is sent, as BuildKit's client does when it walks the folder (fsutil's filter). Each folder is
 * decided once, and what is in it by its name alone. Folders need not be added before what is in them.
 */
export class ContextFilter {
  readonly #lines: readonly IgnoreLine[];
  readonly #matcher: PatternMatcher;
  readonly #exceptions: Exceptions;
  readonly #root: Folder;
  readonly #entries: FilteredEntry[] = [];
  #files = 0;
  #bytes = 0;
  #last: { readonly path: string; readonly folder: Folder };

  /** @throws IgnoreError when one of the lines is no pattern. */
  constructor(lines: readonly IgnoreLine[]) {
    this.#lines = lines;
    const patterns = lines.map(({ pattern }) => pattern);
    const failure = `invalid excludepatterns: [${patterns.join(" ")}]`;
    this.#matcher = naming(failure, () => new PatternMatcher(patterns));
    this.#exceptions = new Exceptions(this.#matcher.patterns);
    const visit = this.#matcher.root;
    this.#root = { entry: undefined, above: undefined, visit, isClosed: false, folders: new Map() };
    this.#last = { path: "", folder: this.#root };
  }

  /**
   * Decides on one file or folder, and on the folders above it. Whether a folder is sent may change when something in
   * it is added later. Gives undefined for what has no name: the context itself, or a file whose path ends in a slash.
   * @throws IgnoreError when a line turns out to be no pattern, as the builder finds out while it walks.
   */
  add({ path, isFolder = false, bytes = 0 }: ContextEntry): FilteredEntry | undefined {
    const end = path.lastIndexOf("/");
    const name = path.slice(end + 1);
    return naming("failed to match excludepatterns", () => {
      const folder = this.#folderAt(path.slice(0, Math.max(end, 0)));
      if (isFolder) return this.#enter(folder, name, path).entry;
      return name === "" ? undefined : this.#addFile(folder, name, { path, bytes });
    });
  }

  get result(): FilteredContext {
    return { entries: this.#entries, files: this.#files, bytes: this.#bytes };
  }

  #folderAt(path: string): Folder {
    // Mostly it is the folder of the file before.
    if (path === this.#last.path) return this.#last.folder;
    let folder = this.#root;
    for (let start = 0; start < path.length;) {
      const slash = path.indexOf("/", start);
      const end = slash === -1 ? path.length : slash;
      folder = this.#enter(folder, path.slice(start, end), path.slice(0, end));
      start = end + 1;
    }
    this.#last = { path, folder };
    return folder;
  }

  #addFile(folder: Folder, name: string, { path, bytes }: { path: string; bytes: number }): FilteredEntry {
    const decision = folder.isClosed ? folder.visit : this.#matcher.decide(folder.visit, name);
    const { isIgnored } = decision;
    const entry = { path, isFolder: false, bytes, isSent: !isIgnored, isIgnored, line: this.#lineOf(decision) };
    this.#entries.push(entry);
    if (isIgnored) return entry;
    this.#files += 1;
    this.#bytes += bytes;
    sendFolders(folder);
    return entry;
  }

  /** Gives a folder of a folder, and decides on it when it is the first time. */
  #enter(above: Folder, name: string, path: string): Folder {
    if (name === "") return above;
    const known = above.folders.get(name);
    if (known !== undefined) return known;
    const visit = above.isClosed ? above.visit : this.#matcher.enter(above.visit, name);
    const { isIgnored } = visit;
    const isClosed = above.isClosed || (isIgnored && !this.#exceptions.mayBeIn(path));
    const entry = { path, isFolder: true, bytes: 0, isSent: !isIgnored, isIgnored, line: this.#lineOf(visit) };
    const folder: Folder = { entry, above, visit, isClosed, folders: new Map() };
    above.folders.set(name, folder);
    this.#entries.push(entry);
    if (!isIgnored) sendFolders(above);
    return folder;
  }

  #lineOf({ decidedBy }: Decision): IgnoreLine | undefined {
    return decidedBy && this.#lines[decidedBy.index];
  }
}

/** Sends the folders above what is sent, which were left out until then. */
function sendFolders(folder: Folder): void {
  for (let each: Folder | undefined = folder; each?.entry?.isSent === false; each = each.above)
    each.entry.isSent = true;
}

/** Does something that may be refused, and says in the builder's words where it was. */
function naming<Result>(place: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof IgnoreError ? new IgnoreError(`${place}: ${error.message}`, error.pattern) : error;
  }
}
