import { describe, expect, test } from "vitest";
import { gradeWork, type Work } from "../core/goals/grade.ts";
import { listExercises, readExercise } from "../schemas/exercise-folder.ts";
import type { ExerciseOf } from "../schemas/exercise.ts";
import { getFileExercise } from "./file-exercise.ts";
import { getEvidence } from "./library.ts";

const FOLDER = "content/exercises";
const found: [name: string, exercise: ExerciseOf<"file">][] = [];
for (const name of await listExercises(FOLDER)) {
  const exercise = await readExercise(FOLDER, name);
  if (exercise.kind === "file") found.push([name, exercise]);
}

describe.each(found)("the exercise %s", (_name, exercise) => {
  const misses = (work: Work): string[] => {
    const { goals } = gradeWork(work, exercise.goals);
    return exercise.goals.flatMap(({ goal }, index) => (goals[index]?.isMet ? [] : [goal]));
  };

  test("has an answer that reaches every goal", async () => {
    const { answer } = await getFileExercise(exercise);
    expect(misses(answer)).toEqual([]);
  });

  test("is not solved by what the reader begins with", async () => {
    const { answer, start } = await getFileExercise(exercise);
    expect(misses({ ...answer, written: start })).not.toEqual([]);
  });

  test.each(exercise.wrong)("tells of $file with $replace in place of $find", async (wrong) => {
    const { answer } = await getFileExercise(exercise);
    const text = answer.written[wrong.file] ?? "";
    expect(text).toContain(wrong.find);
    const written = { ...answer.written, [wrong.file]: text.replace(wrong.find, () => wrong.replace) };
    expect(misses({ ...answer, written })).toEqual(wrong.misses);
  });

  test("has an answer whose built image is as its goals say", async () => {
    const { image, evidence, step } = await getFileExercise(exercise);
    const said = Object.values(evidence.sessions)
      .flatMap(({ at, steps }) => (at === step ? steps : []))
      .filter((each) => "run" in each);
    for (const goal of exercise.goals) {
      if (goal.goal === "not-root") expect(image.image.user).not.toMatch(/^(?:|root|0)$/);
      if (goal.goal === "starts") expect(image.image.command?.[0]).toBe(goal.program);
      if (goal.goal === "no-compiler")
        expect(said.find(({ run }) => run.endsWith(" gcc --version"))?.stderr).toMatch(/executable file not found/);
    }
    expect(image.probes.length).toBeGreaterThan(0);
  });
});

test("the number of course-how-much-smaller is what the recorded images add to their bases, where these are stand-ins", async () => {
  const exercise = await readExercise(FOLDER, "course-how-much-smaller");
  const { images, bases } = await getEvidence("customer-value");
  if (exercise.kind !== "number" || bases.some(({ kind }) => kind !== "stand-in")) return;
  const sizes = ["02-dockerfile", "03-smaller"].map((step) => {
    const image = images[step]?.image;
    return ((image?.bytes ?? 0) - (image?.layers[0]?.bytes ?? 0)) / 1e3;
  });
  for (const size of sizes) expect(exercise.question).toContain(`${Math.round(size).toLocaleString("en")} kB`);
  expect(exercise.value).toBeCloseTo((sizes[0] ?? 0) - (sizes[1] ?? 0), -1);
});
