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

/** Runs `work` and names the lines, as they are by then, for an error that names none itself. */
export function blameLines<Result>(lines: () => Lines | undefined, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof DockerfileError && !error.lines) throw new DockerfileError(error.message, lines());
    throw error;
  }
}
