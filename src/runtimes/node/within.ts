export interface Limits {
  /** In milliseconds. */
  readonly limit: number;
  /** What the error says when it took longer. */
  readonly message: string;
  readonly signal: AbortSignal;
}

/** The reader stopped it: nothing failed. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/**
 * Waits for something that may never come.
 * @throws {Stopped} as soon as the signal says so.
 * @throws {Error} with the message when it took longer than the limit, or whatever the work itself throws.
 */
export async function within<Result>(work: Promise<Result>, { limit, message, signal }: Limits): Promise<Result> {
  const waiting = new AbortController();
  const others = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error(message)), limit);
    const stop = (): void => reject(new Stopped("It was stopped."));
    waiting.signal.addEventListener("abort", () => clearTimeout(timer));
    signal.addEventListener("abort", stop, { signal: waiting.signal });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([work, others]);
  } finally {
    waiting.abort();
  }
}
