import type { Variables } from "./shell.ts";

/** The variables that an instruction sees. A name that is set again moves to the end, as it does in BuildKit. */
export class Environment implements Variables {
  readonly #values: Map<string, string>;

  constructor(values: Iterable<readonly [string, string]> = []) {
    this.#values = new Map(values);
  }

  get(name: string): string | undefined {
    return this.#values.get(name);
  }

  set(name: string, value: string): void {
    this.#values.delete(name);
    this.#values.set(name, value);
  }

  names(): Iterable<string> {
    return this.#values.keys();
  }

  entries(): Iterable<readonly [string, string]> {
    return this.#values.entries();
  }
}
