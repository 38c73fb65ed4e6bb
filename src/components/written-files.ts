import { parseReference } from "../core/example/overlay.ts";
import { type ExampleFolder, stepFiles } from "../schemas/example-folder.ts";
import { checkStep, getExample } from "./library.ts";

/** Gives the texts of some files of a step, by path; one that is not there is empty. */
export function textsAt(example: ExampleFolder, step: string, paths: readonly string[]): Record<string, string> {
  const files = stepFiles(example, step);
  return Object.fromEntries(paths.map((path) => [path, new TextDecoder().decode(files.get(path)?.bytes)]));
}

/**
 * Gives what a reader of an exercise begins with: the files of a step such as "ml-api@06-volume", or empty ones.
 * Throws when the step does not exist.
 */
export async function textsToBegin(
  start: string | undefined,
  paths: readonly string[],
): Promise<Record<string, string>> {
  if (start === undefined) return Object.fromEntries(paths.map((path) => [path, ""]));
  const { example: name, step } = parseReference(start);
  const example = await getExample(name);
  return textsAt(example, checkStep(example, step), paths);
}
