/** Says to a screen reader what has changed, once the reader has stopped. */
export class Announcer {
  readonly #region: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  tell(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#region.textContent = text;
    }, QUIET);
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}

/** How long the reader must have stopped, in milliseconds: a screen reader would read out every letter's effect otherwise. */
const QUIET = 700;
