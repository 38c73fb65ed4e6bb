import type { Token } from "./token.ts";

/** Tokens that were found and not yet taken. A key is known by its colon only, so some come in before others. */
export class TokenQueue {
  #tokens: Token[] = [];
  /** How many of these are taken, and how many were taken before. */
  #taken = 0;
  #dropped = 0;

  get waiting(): number {
    return this.#tokens.length - this.#taken;
  }

  /** The number of the first that is waiting, and of the one that will be added next. */
  get first(): number {
    return this.#dropped + this.#taken;
  }

  get next(): number {
    return this.#dropped + this.#tokens.length;
  }

  get last(): Token | undefined {
    return this.#tokens.at(-1);
  }

  add(added: Token, number?: number): void {
    if (number === undefined) this.#tokens.push(added);
    else this.#tokens.splice(number - this.#dropped, 0, added);
  }

  /** @throws Error when none is waiting. */
  peek(): Token {
    const next = this.#tokens[this.#taken];
    if (next === undefined) throw new Error("No token is waiting.");
    return next;
  }

  take(): void {
    this.#taken += 1;
    if (this.#taken < 1000 || this.waiting > this.#taken) return;
    this.#tokens = this.#tokens.slice(this.#taken);
    this.#dropped += this.#taken;
    this.#taken = 0;
  }
}
