import { part } from "../part.ts";

/** The part of a page that asks something when its button is pressed: it says how far that is, and what went wrong. */
export class AskingPanel {
  readonly #place: HTMLElement;

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  /** Lets the button ask; it cannot be pressed again before that has ended. */
  listen(ask: () => Promise<void>, signal: AbortSignal): void {
    this.#button.addEventListener("click", () => void this.#attempt(ask), { signal });
    this.#button.disabled = false;
  }

  say(text: string): void {
    part(this.#place, "[role=status]", HTMLElement).textContent = text;
  }

  get #button(): HTMLButtonElement {
    return part(this.#place, "button", HTMLButtonElement);
  }

  async #attempt(ask: () => Promise<void>): Promise<void> {
    const failure = part(this.#place, ".failure", HTMLElement);
    this.#button.disabled = true;
    failure.hidden = true;
    try {
      await ask();
    } catch (error) {
      this.say("");
      failure.textContent = error instanceof Error ? error.message : String(error);
      failure.hidden = false;
    } finally {
      this.#button.disabled = false;
    }
  }
}
