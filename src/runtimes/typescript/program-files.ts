import { stripTypes, UnreadableProgram } from "./prepare-program.ts";

/**
 * The files that programs import from each other. The interpreter keeps a module by its name, so that a file that has
 * changed gets another one: "model.ts", then "model.ts?2".
 */
export class ProgramFiles {
  readonly #texts = new Map<string, string>();
  readonly #versions = new Map<string, number>();

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      const plain = normalise(path);
      if (this.#texts.get(plain) === text) continue;
      this.#texts.set(plain, text);
      this.#versions.set(plain, (this.#versions.get(plain) ?? 0) + 1);
    }
  }

  /** The name under which the interpreter keeps what a module imports. */
  find(base: string, name: string): string {
    if (!/^\.\.?\//.test(name)) return name;
    const path = normalise(`${base}/../${name}`);
    const version = this.#versions.get(path) ?? 1;
    return version === 1 ? path : `${path}?${version}`;
  }

  /** The module under a name that `find` gave, as JavaScript; else an error that says what there is. */
  read(name: string): string | { error: Error } {
    const path = withoutVersion(name);
    const text = this.#texts.get(path);
    if (text === undefined) return { error: new Error(this.#explain(path)) };
    try {
      return stripTypes(text);
    } catch (error) {
      if (!(error instanceof UnreadableProgram)) throw error;
      return { error: new UnreadableProgram(`${path}:${error.line ?? 1}: ${error.message}`, undefined) };
    }
  }

  #explain(path: string): string {
    const there = [...this.#texts.keys()].join(", ") || "none";
    return `There is no file or package "${path}" here. Files here: ${there}. There are no packages. In a container you would install one.`;
  }
}

/** Takes the versions away from the names in a text. */
export function withoutVersion(text: string): string {
  return text.replaceAll(/\.ts\?\d+/g, ".ts");
}

function normalise(path: string): string {
  return new URL(path, "file:///").pathname.slice(1);
}
