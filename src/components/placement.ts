import { PLACEMENT_FILE, readPlacement, readQuestions } from "../schemas/placement-file.ts";
import type { PlacementQuestion } from "../schemas/placement.ts";
import { getCourse, meant } from "./library.ts";
import { locate } from "./mistake.ts";

/** Lessons that are being written. What a question says of them counts once they are there. */
const TO_COME = new Set(["first-image/ask-it-three-questions"]);

/** Gives the questions of the placement check. Throws with the line when one names a lesson that is not in the course. */
export async function getPlacement(): Promise<PlacementQuestion[]> {
  const known = (await getCourse()).flatMap(({ lessons }) => lessons.map(({ id }) => id));
  for (const name of (await readQuestions()).flatMap(({ lessons }) => lessons))
    await locate(PLACEMENT_FILE, name, async () => checkLesson(name, known));
  return await readPlacement(known);
}

function checkLesson(name: string, known: readonly string[]): void {
  if (!known.includes(name) && !TO_COME.has(name))
    throw new Error(`There is no lesson "${name}". ${meant(name, known)}`);
}
