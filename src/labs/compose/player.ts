/** Moves a time from a beginning to an end: smoothly, or for those who want less motion from one event to the next. */
export class Player {
  readonly #show: (time: number) => void;
  readonly #ended: () => void;
  #frame = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param ended Told when it stops, at the end or before. */
  constructor(show: (time: number) => void, ended: () => void) {
    this.#show = show;
    this.#ended = ended;
  }

  get isPlaying(): boolean {
    return this.#frame !== 0 || this.#timer !== undefined;
  }

  /** @param stops The times at which something happens, in order. */
  play(from: number, end: number, stops: readonly number[]): void {
    this.stop();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches)
      this.#step(
        stops.filter((time) => time > from),
        end,
      );
    else this.#run(from, end);
  }

  stop(): void {
    if (!this.isPlaying) return;
    cancelAnimationFrame(this.#frame);
    clearInterval(this.#timer);
    this.#frame = 0;
    this.#timer = undefined;
    this.#ended();
  }

  #run(from: number, end: number): void {
    const start = performance.now();
    const draw = (now: number): void => {
      const time = from + ((now - start) / LENGTH) * end;
      this.#show(Math.min(time, end));
      if (time >= end) this.stop();
      else this.#frame = requestAnimationFrame(draw);
    };
    this.#frame = requestAnimationFrame(draw);
  }

  #step(stops: readonly number[], end: number): void {
    const left = [...new Set([...stops, end])];
    this.#timer = setInterval(() => {
      const next = left.shift();
      if (next === undefined) this.stop();
      else this.#show(next);
    }, PACE);
  }
}

/** How long a whole start takes on the screen, and each event for those who want less motion, in milliseconds. */
const LENGTH = 7000;
const PACE = 1000;
