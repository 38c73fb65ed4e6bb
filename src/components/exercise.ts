import { listExercises, readExercise } from "../schemas/exercise-folder.ts";
import type { Exercise } from "../schemas/exercise.ts";
import type { CourseLesson } from "../schemas/course-folder.ts";
import { getLessonsThatName, meant } from "./library.ts";

const FOLDER = "content/exercises";

/** Exercises that the SIR lab asks, in their order. */
export const SIR_EXERCISES = ["peak-at-three", "spared-at-two", "end-at-one-point-two"] as const;

/** Names the exercises that a lesson's text asks, in the order of the text. */
export function askedExercises(text: string): string[] {
  return [...text.matchAll(/<Exercise\s+name="([^"]+)"/g)].flatMap(([, name]) => name ?? []);
}

/** An exercise of the folder, and the lessons that ask it. */
export interface ExerciseOfCourse {
  readonly name: string;
  readonly exercise: Exercise;
  readonly lessons: readonly CourseLesson[];
}

/** Gives every exercise, by name. */
export async function getExercises(): Promise<ExerciseOfCourse[]> {
  const lessons = await getLessonsThatName(askedExercises);
  const names = await listExercises(FOLDER);
  return await Promise.all(
    names.map(async (name) => ({
      name,
      exercise: await readExercise(FOLDER, name),
      lessons: lessons.get(name) ?? [],
    })),
  );
}

/** Gives an exercise by its file's name. Throws with the name that was probably meant when there is none. */
export async function getExercise(name: string): Promise<Exercise> {
  const names = await listExercises(FOLDER);
  if (!names.includes(name)) throw new Error(`There is no exercise "${name}" in ${FOLDER}. ${meant(name, names)}`);
  return await readExercise(FOLDER, name);
}
