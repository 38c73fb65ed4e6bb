import type { Ending, LoadProgress, Output, Program, Runtime } from "../../runtimes/runtime.ts";

/** What a cell wants to hear of its run. */
export interface RunListener {
  /** Stops the run, also while it waits or the engine loads. */
  readonly signal: AbortSignal;
  /** Another cell of the page runs something: this one waits for its end. */
  readonly onWait: () => void;
  readonly onProgress: (progress: LoadProgress) => void;
  readonly onStart: () => void;
  readonly onOutput: (output: Output) => void;
}

/** One engine for all cells of a page that speak its language: they take turns. */
export class SharedEngine {
  readonly #runtime: Runtime;
  #last: Promise<void> = Promise.resolve();
  #turns = 0;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  /** The engine's name, as readers call it. */
  get name(): string {
    return this.#runtime.offer.name;
  }

  /**
   * Runs a program when those before it have ended; undefined when it was stopped before it began.
   * @throws {LoadFailure} when the engine could not be loaded.
   */
  async run(program: Program, listener: RunListener): Promise<Ending | undefined> {
    const { signal } = listener;
    if (this.#turns > 0) listener.onWait();
    return await this.#inTurn(signal, async () => {
      const stop = (): void => void this.#stop();
      signal.addEventListener("abort", stop);
      try {
        await this.#runtime.load(listener.onProgress);
        if (signal.aborted) return undefined;
        listener.onStart();
        return await this.#runtime.run(program, listener.onOutput);
      } catch (error) {
        if (signal.aborted) return undefined;
        throw error;
      } finally {
        signal.removeEventListener("abort", stop);
      }
    });
  }

  /** Puts the engine back to how it was after loading, when no cell runs anything; one that was never loaded stays so. */
  async reset(): Promise<void> {
    if (this.#turns > 0 || this.#runtime.state === "idle") return;
    await this.#inTurn(undefined, async () => await this.#runtime.reset());
  }

  async #stop(): Promise<void> {
    if (this.#runtime.state === "loading") this.#runtime.close();
    else await this.#runtime.interrupt();
  }

  async #inTurn<Value>(signal: AbortSignal | undefined, work: () => Promise<Value>): Promise<Value | undefined> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    this.#turns += 1;
    try {
      await Promise.race([before, aborted(signal)]);
      return signal?.aborted ? undefined : await work();
    } finally {
      this.#turns -= 1;
      // A cell that was stopped while it waited does not let the next one in too early.
      void before.then(resolve);
    }
  }
}

async function aborted(signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve(), { once: true }));
}
