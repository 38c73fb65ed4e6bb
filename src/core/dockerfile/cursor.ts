/** A place in a text, and what can be read from there on. */
export class Cursor {
  readonly text: string;
  #at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.#at = at;
  }

  get ended(): boolean {
    return this.#at >= this.text.length;
  }

  /** The next character, which is not taken; empty at the end. */
  peek(): string {
    return this.text.charAt(this.#at);
  }

  /** Takes the next character. */
  next(): string {
    const character = this.peek();
    this.#at += 1;
    return character;
  }

  /** Takes the next character, both halves of one outside the first plane; what cannot be read at the end. */
  nextCodePoint(): string {
    return this.match(/[^]/uy) || "\ufffd";
  }

  /** Takes what a sticky pattern matches here; empty if it does not. */
  match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }
}
