/** Something that was to be proved is not so; the message says what was expected, what came and how to run it by hand. */
export class ProofFailure extends Error {
  override readonly name = "ProofFailure";
}

/** Runs work and adds a line to the message of a proof that fails in it. */
export async function withHint<Result>(hint: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProofFailure) throw new ProofFailure(`${error.message}\n${hint}`, { cause: error });
    throw error;
  }
}

/** Rounds a time to a tenth of a second, below one second to a hundredth. */
export function roundSeconds(seconds: number): number {
  return Number(seconds.toFixed(seconds < 1 ? 2 : 1));
}

/** Gives the last lines of a text, each indented, for a message. */
export function excerpt(text: string, lines = 25): string {
  const all = text.trimEnd().split("\n");
  const shown = all.slice(-lines).map((line) => `      ${line}`);
  return [...(all.length > lines ? [`      … ${all.length - lines} lines before`] : []), ...shown].join("\n");
}
