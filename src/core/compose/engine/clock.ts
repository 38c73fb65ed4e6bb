interface Planned {
  readonly time: number;
  /** Tells apart what is planned for the same moment: first planned, first done. */
  readonly turn: number;
  readonly work: () => void;
}

/** Simulated time in seconds, which passes only from one planned work to the next. */
export class Clock {
  #now = 0;
  #turn = 0;
  #done = 0;
  /** A binary heap: each entry comes before the two at 2i+1 and 2i+2. */
  readonly #planned: Planned[] = [];

  get now(): number {
    return this.#now;
  }

  /** How many works were done so far, by which a caller can bound a simulation. */
  get done(): number {
    return this.#done;
  }

  /** Plans a work; one after infinite seconds is never done. */
  after(seconds: number, work: () => void): void {
    if (!Number.isFinite(seconds)) return;
    this.#turn += 1;
    this.#planned.push({ time: this.#now + Math.max(0, seconds), turn: this.#turn, work });
    this.#rise(this.#planned.length - 1);
  }

  /** Does the next work that is planned until a moment; false when there is none. */
  step(until: number): boolean {
    const [next] = this.#planned;
    if (next === undefined || next.time > until) return false;
    const last = this.#planned.pop();
    if (last !== undefined && this.#planned.length > 0) {
      this.#planned[0] = last;
      this.#sink(0);
    }
    this.#now = next.time;
    this.#done += 1;
    next.work();
    return true;
  }

  /** Lets time pass without work, to a moment until which nothing is planned any more. */
  skipTo(time: number): void {
    this.#now = Math.max(this.#now, time);
  }

  #rise(start: number): void {
    for (let index = start; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(start: number): void {
    for (let index = start; ;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let first = index;
      if (this.#isBefore(left, first)) first = left;
      if (this.#isBefore(right, first)) first = right;
      if (first === index) return;
      this.#swap(index, first);
      index = first;
    }
  }

  #isBefore(index: number, other: number): boolean {
    const [one, two] = [this.#planned[index], this.#planned[other]];
    if (one === undefined || two === undefined) return false;
    return one.time === two.time ? one.turn < two.turn : one.time < two.time;
  }

  #swap(index: number, other: number): void {
    const [one, two] = [this.#planned[index], this.#planned[other]];
    if (one === undefined || two === undefined) return;
    this.#planned[index] = two;
    this.#planned[other] = one;
  }
}
