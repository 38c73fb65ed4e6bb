import { listExercises, readExercise } from "../schemas/exercise-folder.ts";
import type { Exercise } from "../schemas/exercise.ts";
import { meant } from "./library.ts";

const FOLDER = "content/exercises";

/** Gives an exercise by its file's name. Throws with the name that was probably meant when there is none. */
export async function getExercise(name: string): Promise<Exercise> {
  const names = await listExercises(FOLDER);
  if (!names.includes(name)) throw new Error(`There is no exercise "${name}" in ${FOLDER}. ${meant(name, names)}`);
  return await readExercise(FOLDER, name);
}
