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

  /** @param what What was done, when the change of what is sent does not say it. */
  tell(study: Study, what = ""): void {
    this.#heard ??= study;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const change = study.refusal
        ? verdictOf(study.outcome, study.refusal)
        : describeChange(this.#heard?.outcome ?? study.outcome, study.outcome);
      this.#region.textContent = [what, change].filter((text) => text !== "").join(" ");
      this.#heard = study;
    }, QUIET);
  }

  /** Begins anew, with another project. */
  reset(study: Study): void {
    this.#heard = study;
    this.tell(study, verdictOf(study.outcome, study.refusal));
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}

/** How long the reader must have stopped, in milliseconds: a screen reader would read out every letter's effect otherwise. */
const QUIET = 700;
