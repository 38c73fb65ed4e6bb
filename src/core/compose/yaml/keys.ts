import type { Place } from "../node.ts";
import type { Cursor } from "./cursor.ts";

/** What may turn out to be a key, when a colon follows on its line. */
interface PossibleKey {
  readonly place: Place;
  readonly column: number;
  /** Which token it begins with. */
  readonly number: number;
  readonly lineStart: number;
  readonly level: number;
  /** Whether nothing but a key can stand there. */
  readonly isRequired: boolean;
}

/** Remembers what may be a key: the last word on this line, and brackets that are open. */
export class Keys {
  readonly #cursor: Cursor;
  #key: PossibleKey | undefined;
  /** Those that begin with brackets. */
  readonly #around: PossibleKey[] = [];
  /** Whether a key may begin here. */
  mayBegin = true;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** The number of the first token that may be a key. */
  get firstPossible(): number | undefined {
    return (this.#around[0] ?? this.#key)?.number;
  }

  /** Remembers what begins here, if it may be a key. What stands before it is none, then. */
  keep(number: number, level: number, isRequired: boolean): void {
    if (!this.mayBegin) return;
    this.drop();
    const { place, column, lineStart } = this.#cursor;
    this.#key = { place, column, number, lineStart, level, isRequired };
  }

  /** Gives what is a key, because a colon stands here; undefined when nothing on this line can be. */
  take(): PossibleKey | undefined {
    const key = this.#key;
    if (key?.lineStart !== this.#cursor.lineStart) return undefined;
    this.#key = undefined;
    return key;
  }

  /** Forgets the last. @throws ComposeError when it had to be a key. */
  drop(): void {
    if (this.#key?.isRequired === true)
      throw this.#cursor.fault("could not find expected ':'", "while scanning a simple key", this.#key.place);
    this.#key = undefined;
  }

  /** A bracket opens, which the last begins with. */
  enter(): void {
    if (this.#key) this.#around.push(this.#key);
    this.#key = undefined;
  }

  /** A bracket closes. @param level How many are open still. */
  leave(level: number): void {
    if (this.#around.at(-1)?.level === level) this.#key = this.#around.pop();
  }

  forget(): void {
    this.#around.length = 0;
  }
}
