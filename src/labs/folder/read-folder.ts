import type { FileContent, FolderSource, Found, FoundFile, FoundFolder, Trouble } from "./source.ts";

/** A folder as far as it could be read. */
export interface Folder {
  readonly name: string;
  readonly files: readonly ListedFile[];
  readonly folders: readonly string[];
  readonly bytes: number;
  /** Dockerfiles and ignore files, by path: they alone can be opened. */
  readonly definitions: ReadonlyMap<string, FileContent>;
  readonly troubles: readonly Trouble[];
  readonly notes: readonly string[];
}

/** A file by what the disk says of it. */
export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  readonly modified: number;
}

export interface Progress {
  readonly files: number;
  readonly bytes: number;
  /** Undefined while nobody knows. */
  readonly total: number | undefined;
}

export interface Reading {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Leaves the page time to draw and to listen. */
  readonly pause: () => Promise<void>;
  readonly now: () => number;
}

/** How long the page may be kept waiting, in milliseconds: half a frame. */
const SLICE = 8;

/**
 * Reads everything in a folder but what is in the files. Whatever cannot be read is counted among the troubles.
 * Rejects with the signal's reason as soon as it is aborted, whatever the disk is busy with, and never otherwise.
 */
export async function readFolder(source: FolderSource, reading: Reading): Promise<Folder> {
  const { signal, onProgress, pause, now } = reading;
  const collected = new Collection(source);
  let sliceEnd = now() + SLICE;
  for await (const batch of untilAborted(withoutErrors(source), signal)) {
    for (const found of batch) {
      collected.add(found);
      if (now() < sliceEnd) continue;
      onProgress(collected.progress);
      await pause();
      signal.throwIfAborted();
      sliceEnd = now() + SLICE;
    }
  }
  onProgress(collected.progress);
  return collected.folder;
}

class Collection {
  readonly #source: FolderSource;
  readonly #files: ListedFile[] = [];
  readonly #folders: string[] = [];
  readonly #paths = new Set<string>();
  readonly #definitions = new Map<string, FileContent>();
  readonly #troubles: Trouble[] = [];
  #bytes = 0;

  constructor(source: FolderSource) {
    this.#source = source;
  }

  get progress(): Progress {
    return { files: this.#files.length, bytes: this.#bytes, total: this.#source.total };
  }

  get folder(): Folder {
    const { name, notes } = this.#source;
    const [files, folders, troubles] = [this.#files, this.#folders, this.#troubles];
    return { name, notes, files, folders, troubles, bytes: this.#bytes, definitions: this.#definitions };
  }

  add(found: Found): void {
    if (found.kind !== "file" && found.kind !== "folder") this.#troubles.push(found);
    else if (this.#paths.has(found.path)) this.#troubles.push({ kind: "twice", path: found.path });
    else this.#list(found);
  }

  #list(found: FoundFile | FoundFolder): void {
    const { path } = found;
    this.#paths.add(path);
    if (path.includes("\uFFFD") || !path.isWellFormed()) this.#troubles.push({ kind: "garbled", path });
    if (found.kind === "folder") this.#folders.push(path);
    else this.#listFile(found);
  }

  #listFile({ path, bytes, modified, content }: FoundFile): void {
    this.#files.push({ path, bytes, modified });
    this.#bytes += bytes;
    if (content) this.#definitions.set(path, content);
  }
}

/** A source should not throw; should it do so all the same, the rest of the folder counts as unreadable. */
async function* withoutErrors(source: FolderSource): AsyncGenerator<readonly Found[]> {
  try {
    yield* source.find();
  } catch {
    yield [{ kind: "unreadable", path: "" }];
  }
}

/** Goes through what comes, until somebody aborts: also while nothing comes. */
async function* untilAborted<Thing>(things: AsyncIterable<Thing>, signal: AbortSignal): AsyncGenerator<Thing> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => {});
  const iterator = things[Symbol.asyncIterator]();
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = await Promise.race([iterator.next(), aborted]);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Not waited for: it comes behind what is asked already, which may never be answered.
    void iterator.return?.();
  }
}
