import { amend, begin, goOn, redo, undo, type History } from "../history.ts";

/** What the reader can undo. A slider that is pulled is one step, not one for each pixel. */
export class StateHistory<State> {
  #history: History<State>;
  #last: { control: string | undefined; at: number } = { control: undefined, at: -Infinity };

  constructor(first: State) {
    this.#history = begin(first);
  }

  /**
   * Goes on to a state, unless nothing changed.
   *
   * @param control What was moved: going on with it within a second makes no step of its own; undefined always makes one.
   * @param now In milliseconds.
   * @param isHeld Whether the control was not let go: however long that takes, it is one step.
   */
  goOn(state: State, control: string | undefined, now: number, isHeld = false): void {
    const isSame = control !== undefined && control === this.#last.control;
    const continues = isSame && (isHeld || now - this.#last.at < PAUSE);
    this.#last = { control, at: now };
    if (JSON.stringify(state) === JSON.stringify(this.#history.present)) return;
    this.#history = continues ? amend(this.#history, state) : goOn(this.#history, state);
  }

  /** Gives the state to show; the present one if there is nothing to undo. */
  undo(): State {
    return this.#goTo(undo(this.#history));
  }

  redo(): State {
    return this.#goTo(redo(this.#history));
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  #goTo(history: History<State>): State {
    this.#last = { control: undefined, at: -Infinity };
    this.#history = history;
    return history.present;
  }
}

const PAUSE = 1000;
