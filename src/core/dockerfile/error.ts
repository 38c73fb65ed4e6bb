import type { Lines } from "./source.ts";

/**
 * What the builder says about a Dockerfile that it cannot build, in the builder's own words.
 * The one error that this folder throws.
 */
export class DockerfileError extends Error {
  override readonly name = "DockerfileError";
  /** The lines that are to blame; undefined when the builder names none. */
  readonly lines: Lines | undefined;

  constructor(message: string, lines?: Lines) {
    super(message);
    this.lines = lines;
  }

  /** The first line to blame, from 1. */
  get line(): number | undefined {
    return this.lines?.first;
  }
}

/** Runs `work`; where the Dockerfile is wrong, the answer is what `handle` makes of that. */
export function onError<Result, Other>(work: () => Result, handle: (error: DockerfileError) => Other): Result | Other {
  try {
    return work();
  } catch (error) {
    if (error instanceof DockerfileError) return handle(error);
    throw error;
  }
}

/** Runs `work`; undefined where the Dockerfile is wrong. */
export function attempt<Result>(work: () => Result): Result | undefined {
  return onError(work, () => undefined);
}

/** Runs `work` and says, in front of an error's message, what it was about. */
export function explain<Result>(context: string, work: () => Result): Result {
  return onError(work, ({ message }) => {
    throw new DockerfileError(`${context}: ${message}`);
  });
}

/** Runs `work` and names the lines, as they are by then, for an error that names none itself. */
export function blameLines<Result>(lines: () => Lines | undefined, work: () => Result): Result {
  return onError(work, (error) => {
    throw error.lines ? error : new DockerfileError(error.message, lines());
  });
}
