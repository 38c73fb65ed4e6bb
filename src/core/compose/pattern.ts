import type { Path } from "./node.ts";

/** Values by patterns of paths: "services.*.ports.[].target", where `*` is any key and `[]` any item of a list. */
export class PatternMap<Value> {
  readonly #inside = new Map<string, PatternMap<Value>>();
  #value: Value | undefined;

  constructor(patterns: Readonly<Record<string, Value>> = {}) {
    for (const [pattern, value] of Object.entries(patterns)) this.#set(pattern.split("."), value);
  }

  /** The value of the pattern that ends here. */
  get value(): Value | undefined {
    return this.#value;
  }

  /** Gives what the patterns say below a key or an index; undefined when they say nothing. */
  inside(key: string | number): PatternMap<Value> | undefined {
    const named = typeof key === "number" ? "[]" : key;
    return this.#inside.get(named) ?? this.#inside.get("*");
  }

  /** Gives the value of the pattern that a path matches; undefined when none does. @param from Where the path begins. */
  get(path: Path, from = 0): Value | undefined {
    const key = path[from];
    return key === undefined ? this.#value : this.inside(key)?.get(path, from + 1);
  }

  #set([first, ...rest]: readonly string[], value: Value): void {
    if (first === undefined) {
      this.#value = value;
      return;
    }
    const inside = this.#inside.get(first) ?? new PatternMap<Value>();
    this.#inside.set(first, inside);
    inside.#set(rest, value);
  }
}

/** Writes a path as some messages of Compose do, with every item of a list as "[]". */
export function writePattern(path: Path): string {
  return path.map((part) => (typeof part === "number" ? "[]" : part)).join(".");
}
