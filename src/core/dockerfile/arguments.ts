import { DockerfileError } from "./error.ts";
import type { Word } from "./source.ts";
import type { Statement } from "./statement.ts";

/** Throws a DockerfileError if there are none. */
export function requireArguments(given: readonly unknown[], instruction: string): void {
  if (given.length === 0) throw new DockerfileError(`${instruction} requires at least one argument`);
}

/** Gives the one argument of an instruction. Throws a DockerfileError if it has more, or none. */
export function requireOneArgument({ args }: Statement, instruction: string): Word {
  const [only, ...others] = args;
  if (only && others.length === 0) return only;
  throw new DockerfileError(`${instruction} requires exactly one argument`);
}
