/** What a place held before anything was written to it: true, false, or undefined when nobody knows. */
export type Original = (path: string) => boolean | undefined;

/** The files of one place: a container's own layer, a volume, a tmpfs or the computer's disk. Paths are absolute in it. */
export class Files {
  #original: Original;
  #isPristine = true;
  readonly #written = new Map<string, string>();
  readonly #removed = new Set<string>();
  readonly #watchers = new Set<() => void>();

  constructor(original: Original = () => false) {
    this.#original = original;
  }

  /** Whether a file or folder is there; undefined when nobody knows. */
  has(path: string): boolean | undefined {
    if (path === "" || path === "/" || this.#written.has(path)) return true;
    return foldersOf(path).some((folder) => this.#removed.has(folder)) ? false : this.#original(path);
  }

  /** The text of a file that was written; empty for one that was there from the first. */
  read(path: string): string | undefined {
    return this.#written.get(path) ?? (this.has(path) ? "" : undefined);
  }

  /** Writes a file, and makes the folders above it. */
  write(path: string, text = ""): void {
    for (const folder of foldersOf(path)) if (!this.#written.has(folder)) this.#written.set(folder, "");
    this.#written.set(path, text);
    this.#tell();
  }

  /** Takes away a file, or a folder with all that is in it. */
  remove(path: string): void {
    for (const written of this.#written.keys())
      if (written === path || written.startsWith(`${path}/`)) this.#written.delete(written);
    this.#removed.add(path);
    this.#tell();
  }

  /** Calls a function after each change until the function that it gives is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** Takes over what another place holds, if nothing was ever written here. */
  adopt(original: Original): void {
    if (!this.#isPristine) return;
    this.#isPristine = false;
    this.#original = original;
  }

  /** Forgets all that was written. */
  clear(): void {
    this.#written.clear();
    this.#removed.clear();
  }

  #tell(): void {
    this.#isPristine = false;
    for (const watcher of this.#watchers) watcher();
  }
}

/** The path itself and the folders above it, without the root. */
function foldersOf(path: string): string[] {
  const parts = path.split("/").filter((part) => part !== "");
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join("/")}`);
}
