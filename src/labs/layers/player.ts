/** How long each deed of a story stays in view, in milliseconds. */
const PACE = 1200;

/** Plays a story again, deed by deed. */
export class Player {
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Shows each place of a story in turn, from its beginning. */
  play(length: number, show: (at: number) => void): void {
    this.stop();
    let at = 0;
    show(at);
    this.#timer = setInterval(() => {
      at += 1;
      if (at >= length) this.stop();
      if (at <= length) show(at);
    }, PACE);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
