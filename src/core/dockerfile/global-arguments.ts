import { buildArgument, type BuildOptions } from "./build-options.ts";
import { Environment } from "./environment.ts";
import { DockerfileError } from "./error.ts";
import type { ArgInstruction } from "./instruction.ts";
import { type EscapeCharacter, expandWord } from "./shell.ts";

/**
 * Gives the arguments above the first FROM with their values, after those that the builder sets itself.
 * Throws a DockerfileError for a value that cannot be read.
 */
export function evaluateGlobalArguments(
  instructions: readonly ArgInstruction[],
  predefined: Environment,
  escape: EscapeCharacter,
  options: BuildOptions,
): Environment {
  const environment = new Environment(predefined.entries());
  for (const { args, statement } of instructions) {
    for (const { name, value: written } of args) {
      const given = buildArgument(options, name.value);
      const expansion = given === undefined && written ? expandWord(written.value, environment, { escape }) : undefined;
      if (expansion?.error) throw new DockerfileError(expansion.error, statement.lines);
      const value = given ?? expansion?.text;
      if (value !== undefined) environment.set(name.value, value);
    }
  }
  return environment;
}

/** Throws a DockerfileError if the time that all files are to have is neither a number nor something that has a time. */
export function checkSourceDate(environment: Environment, options: BuildOptions, stageNames: readonly string[]): void {
  const date = buildArgument(options, "SOURCE_DATE_EPOCH") ?? environment.get("SOURCE_DATE_EPOCH") ?? "";
  if (date === "" || date === "context" || /^[+-]?\d+$/.test(date) || stageNames.includes(date.toLowerCase())) return;
  throw new DockerfileError(`invalid SOURCE_DATE_EPOCH: ${date}`);
}
