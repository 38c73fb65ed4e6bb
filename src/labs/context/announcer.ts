import { part } from "../part.ts";
import { describeChange } from "./change.ts";
import type { Study } from "./study.ts";
import { verdictOf } from "./words.ts";

/** Says to a screen reader what has changed since it was last told, once the reader has stopped. */
export class Announcer {
  readonly #region: HTMLElement;
  #heard: Study | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(lab: Element) {
    this.#region = part(lab, "[data-part=said]", HTMLElement);
  }

  /** @param what What was done; it is said when the change of what is sent does not say it. */
  tell(study: Study, what: string): void {
    clearTimeout(this.#timer);
    // A page that has loaded says nothing of itself.
    if (!this.#heard && what === "") this.#heard = study;
    else this.#timer = setTimeout(() => this.#say(study, what), QUIET);
  }

  /** Begins anew, with another project. */
  forget(): void {
    this.#heard = undefined;
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #say(study: Study, what: string): void {
    const { outcome, refusal } = study;
    const verdict = verdictOf(outcome, refusal);
    if (!this.#heard) this.#region.textContent = `${what} ${verdict}`;
    else this.#region.textContent = refusal ? verdict : describeChange(this.#heard.outcome, outcome) || what;
    this.#heard = study;
  }
}

/** How long the reader must have stopped, in milliseconds: a screen reader would read out every letter's effect otherwise. */
const QUIET = 700;
