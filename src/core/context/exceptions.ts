import type { Pattern } from "./pattern.ts";

/** The patterns with "!", asked for whether the builder must look into a folder that is ignored. */
export class Exceptions {
  readonly #hasWildcards: boolean;
  readonly #paths: readonly string[];

  constructor(patterns: readonly Pattern[]) {
    const paths = patterns.filter(({ isException }) => isException).map(({ text }) => withoutEnding(text));
    this.#hasWildcards = paths.some((path) => /[*[\]?^\\]/.test(path));
    this.#paths = paths.map((path) => `${path}/`);
  }

  /**
   * Whether something in a folder could be one. A wildcard in any of them, but for a last "*" or "**", means yes for
   * every folder; otherwise one of them must lie in it.
   */
  mayBeIn(folder: string): boolean {
    return this.#hasWildcards || this.#paths.some((path) => path.startsWith(`${folder}/`));
  }
}

function withoutEnding(text: string): string {
  return text.replace(/\/\*\*$/, "").replace(/\/\*$/, "");
}
