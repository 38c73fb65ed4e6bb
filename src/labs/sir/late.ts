/** A part of a lab that is loaded when it is first asked for, so that a page weighs no more than what a reader does with it. */
export class Late<Part> {
  readonly #make: () => Promise<Part>;
  #asked: Promise<Part> | undefined;
  #part: Part | undefined;

  constructor(make: () => Promise<Part>) {
    this.#make = make;
  }

  /** The part, if it is there. */
  get now(): Part | undefined {
    return this.#part;
  }

  /** Loads the part if it is not there; after a failure, as without a network, it is tried again. */
  async load(): Promise<Part> {
    this.#asked ??= this.#make();
    try {
      this.#part = await this.#asked;
      return this.#part;
    } catch (error) {
      this.#asked = undefined;
      throw error;
    }
  }
}
