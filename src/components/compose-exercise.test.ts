import { describe, expect, test } from "vitest";
import { gradeStack } from "../core/compose-goals/grade.ts";
import type { Work } from "../core/goals/grade.ts";
import { listExercises, readExercise } from "../schemas/exercise-folder.ts";
import type { ExerciseOf } from "../schemas/exercise.ts";
import { getComposeExercise } from "./compose-exercise.ts";

const FOLDER = "content/exercises";
const FILE = "compose.yaml";
const found: [name: string, exercise: ExerciseOf<"compose">][] = [];
for (const name of await listExercises(FOLDER)) {
  const exercise = await readExercise(FOLDER, name);
  if (exercise.kind === "compose") found.push([name, exercise]);
}

describe.each(found)("the exercise %s", (_name, exercise) => {
  const misses = (work: Work): string[] => {
    const { goals } = gradeStack(work, exercise.goals);
    return exercise.goals.flatMap(({ goal }, index) => (goals[index]?.isMet ? [] : [goal]));
  };

  test("has an answer that reaches every goal", async () => {
    const { answer } = await getComposeExercise(exercise);
    expect(misses(answer)).toEqual([]);
  });

  test("is not solved by what the reader begins with", async () => {
    const { answer, start } = await getComposeExercise(exercise);
    expect(misses({ ...answer, written: start })).not.toEqual([]);
  });

  test.each(exercise.wrong)("tells of $replace in place of $find", async (wrong) => {
    const { answer } = await getComposeExercise(exercise);
    const text = answer.written[FILE] ?? "";
    expect(text).toContain(wrong.find);
    const written = { [FILE]: text.replace(wrong.find, () => wrong.replace) };
    expect(misses({ ...answer, written })).toEqual(wrong.misses);
  });
});

test("getComposeExercise(…) refuses an answer that no session brought up", async () => {
  const [[, exercise] = []] = found;
  if (!exercise) throw new Error("There is no exercise of the kind compose.");
  await expect(getComposeExercise({ ...exercise, answer: "ml-api@11-production" })).rejects.toThrow(
    "No session brings",
  );
});

test("getComposeExercise(…) refuses to spoil an answer where a text does not stand once", async () => {
  const exercise = found.find(([name]) => name === "no-password-in-git")?.[1];
  if (!exercise) throw new Error("There is no exercise that begins with a spoilt answer.");
  const spoilt = [{ find: "image:", replace: "" }];
  await expect(getComposeExercise({ ...exercise, spoilt })).rejects.toThrow('does not have "image:" once');
});
