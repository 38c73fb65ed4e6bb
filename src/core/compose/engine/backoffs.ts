import type { Container } from "./container.ts";

const FIRST = 0.1;
const LONGEST = 60;
/** One that ran as long as this starts again as quickly as the first time. */
const SETTLED_SECONDS = 10;

/** How long the engine waits before it starts a container again: twice as long each time. */
export class Backoffs {
  readonly #last = new Map<Container, number>();

  /** Gives the next wait in seconds. @param ran How long the container ran. */
  next(container: Container, ran: number): number {
    const last = ran > SETTLED_SECONDS ? 0 : (this.#last.get(container) ?? 0);
    const next = last === 0 ? FIRST : Math.min(2 * last, LONGEST);
    this.#last.set(container, next);
    return next;
  }

  forget(container: Container): void {
    this.#last.delete(container);
  }
}
