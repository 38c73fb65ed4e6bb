import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { exerciseSchema, type Exercise } from "./exercise.ts";
import { parseYamlFile } from "./yaml-file.ts";

/** Gives the names of the exercises in a folder; a folder that does not exist holds none. */
export async function listExercises(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .toSorted();
}

/**
 * Reads the exercise of a name.
 * @throws when the file is not a valid exercise; the message names the file, the line, the field and what is wrong.
 */
export async function readExercise(folder: string, name: string): Promise<Exercise> {
  const path = join(folder, `${name}.yaml`);
  return parseYamlFile(path, await readFile(path, "utf8"), exerciseSchema, "a valid exercise");
}
