import { describe, expect, test } from "vitest";
import { gradeWork, type Work } from "../core/goals/grade.ts";
import type { ImageEvidence } from "../schemas/evidence.ts";
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

test("course-how-much-smaller asks about the recorded images, where their bases are stand-ins", async () => {
  const exercise = await readExercise(FOLDER, "course-how-much-smaller");
  const { images, bases, engine } = await getEvidence("customer-value");
  if (exercise.kind !== "number" || bases.some(({ kind }) => kind !== "stand-in")) return;
  const [before, after] = [weigh(images["02-dockerfile"]), weigh(images["03-smaller"])];
  for (const { whole } of [before, after]) expect(exercise.question).toContain(` ${Math.round(whole)} MB `);
  expect(exercise.value).toBeCloseTo((1 - after.whole / before.whole) * 100, 1);
  for (const { added } of [before, after]) expect(exercise.explanation).toContain(`${added.toFixed(1)} MB`);
  expect(exercise.explanation).toContain(`Docker ${engine.version}`);
});

/** How many MB a recorded image has, and how many of them lie above its base. */
function weigh(recorded: ImageEvidence | undefined): Record<"whole" | "added", number> {
  const { bytes = NaN, layers: [base] = [] } = recorded?.image ?? {};
  return { whole: bytes / 1e6, added: (bytes - (base?.bytes ?? NaN)) / 1e6 };
}
