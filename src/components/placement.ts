import { PLACEMENT_FILE, readQuestions } from "../schemas/placement-file.ts";
import type { PlacementQuestion } from "../schemas/placement.ts";
import { getCourse, meant } from "./library.ts";
import { locate } from "./mistake.ts";

/** Gives the questions of the placement check. Throws with the line when one names a lesson that is not in the course. */
export async function getPlacement(): Promise<PlacementQuestion[]> {
  const known = (await getCourse()).flatMap(({ lessons }) => lessons.map(({ id }) => id));
  const questions = await readQuestions();
  for (const name of questions.flatMap(({ lessons }) => lessons))
    await locate(PLACEMENT_FILE, name, async () => checkLesson(name, known));
  return questions;
}

function checkLesson(name: string, known: readonly string[]): void {
  if (!known.includes(name)) throw new Error(`There is no lesson "${name}". ${meant(name, known)}`);
}
