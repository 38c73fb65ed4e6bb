import type { Path } from "./node.ts";

/** Values by patterns of paths: "services.*.ports.[].target", where `*` is any key and `[]` any item of a list. */
export class PatternMap<Value> {
  readonly #byLength = new Map<number, [parts: readonly string[], value: Value][]>();

  constructor(patterns: Readonly<Record<string, Value>>) {
    for (const [pattern, value] of Object.entries(patterns)) {
      const parts = pattern.split(".");
      this.#byLength.set(parts.length, [...(this.#byLength.get(parts.length) ?? []), [parts, value]]);
    }
  }

  /** Gives the value of the pattern that a path matches; undefined when none does. */
  get(path: Path): Value | undefined {
    return this.#byLength.get(path.length)?.find(([parts]) => parts.every((part, at) => matches(part, path[at])))?.[1];
  }
}

function matches(part: string, key: string | number | undefined): boolean {
  return part === "*" || (part === "[]" ? typeof key === "number" : part === key);
}

/** Writes a path as some messages of Compose do, with every item of a list as "[]". */
export function writePattern(path: Path): string {
  return path.map((part) => (typeof part === "number" ? "[]" : part)).join(".");
}
