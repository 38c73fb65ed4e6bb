import type { Clock } from "./clock.ts";
import type { Process } from "./task.ts";

/** What the programs of a script find around them. */
export interface Machine {
  readonly clock: Clock;
  /** Whether the container was ended, so that nothing in it goes on. */
  readonly isOver: boolean;
  /** Whether a file or folder is there; undefined when nobody knows. */
  has(path: string): boolean | undefined;
  read(path: string): string | undefined;
  /** Writes a file; gives what a shell says when it cannot. */
  write(path: string, text: string): string | undefined;
  remove(path: string): void;
  /**
   * Runs a program of which we cannot know what it does.
   * @param replacesShell Whether it is the process itself, so that signals reach it.
   */
  runUnknown(words: readonly string[], replacesShell: boolean): Process<number>;
  readonly signals: Signals;
}

/** How a process takes the request to end. */
export class Signals {
  /** What a script has told the shell to do, by signal. */
  readonly traps = new Map<string, string>();
  /** The code with which the program itself ends at a signal; undefined when it does not listen. */
  endsAt: (signal: string) => number | undefined = () => undefined;
  readonly #pending: string[] = [];
  #wake: (() => void) | undefined;

  /** Gives a trapped signal that came and was not dealt with. */
  take(): string | undefined {
    return this.#pending.shift();
  }

  /** Brings a signal; false when nothing in the process listens to it. */
  send(signal: string): boolean {
    if (!this.traps.has(signal)) return this.endsAt(signal) !== undefined;
    this.#pending.push(signal);
    this.#wake?.();
    return true;
  }

  /** Calls a function when the next trapped signal comes. */
  whenSent(wake: () => void): void {
    if (this.#pending.length > 0) wake();
    else this.#wake = wake;
  }
}
