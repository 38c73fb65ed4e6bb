/** A text that is read from its beginning to its end. */
export class Source {
  readonly #text: string;
  readonly #last = new Map<string, number>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether all of it was read. */
  get isRead(): boolean {
    return this.#at === this.#text.length;
  }

  /** Reads what a sticky expression finds here; undefined, and nothing is read, when it finds nothing. */
  take(expression: RegExp): string | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  /** Whether a text begins so many characters on, or later. It is searched once, however often one asks. */
  hasAhead(text: string, from: number): boolean {
    const last = this.#last.get(text) ?? this.#text.lastIndexOf(text);
    this.#last.set(text, last);
    return last >= this.#at + from;
  }
}
