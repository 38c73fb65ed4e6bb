import { expect, test } from "vitest";
import { gradeChoice } from "../core/exercise/choice.ts";
import { gradeCommand } from "../core/exercise/command.ts";
import { gradeNumber } from "../core/exercise/number.ts";
import { gradeOrder } from "../core/exercise/order.ts";
import type { Verdict } from "../core/exercise/verdict.ts";
import { exerciseSchema, type ExerciseOf, type Exercise } from "../schemas/exercise.ts";
import { askedExercises, getExercise, getExercises } from "./exercise.ts";
import { getText } from "./library.ts";

/** Answers of a file, how they are graded, and what must be said of them. */
type Case = readonly [answer: string, verdict: Verdict, kind: Verdict["kind"], says: string | undefined];

for (const { name, exercise } of await getExercises()) {
  // Files are graded in file-exercise.test.ts and compose-exercise.test.ts, goal by goal.
  if (exercise.kind === "file" || exercise.kind === "compose") continue;
  test.each(await casesOf(exercise))(`${name} grades %s as its file says`, (_, verdict, kind, says) => {
    expect(verdict.kind).toBe(kind);
    if (says !== undefined) expect(verdict.says).toContain(says);
  });
}

test("in most choices, what stands first is wrong", async () => {
  const choices = (await getExercises()).flatMap(({ exercise }) => (exercise.kind === "choice" ? [exercise] : []));
  const first = choices.filter(({ options: [option] }) => option?.right);
  expect(first.length).toBeLessThan(choices.length / 2);
});

test("getExercise(…) of a mistyped name says what was meant", async () => {
  await expect(getExercise("beds-for-150")).rejects.toThrow(
    'There is no exercise "beds-for-150" in content/exercises. Did you mean "beds-for-1500"?',
  );
});

test("askedExercises(…) names the exercises of a text", () => {
  expect(askedExercises('<Exercise name="one" />\n<Exercise\n  name="two" />, <Exercises />')).toEqual(["one", "two"]);
});

test.each([
  ["a wrong answer", { wrong: [] }],
  ["a second hint", { hints: ["one"] }],
  ["a text for the right answer that says so", { right: "Well done." }],
])("an exercise without %s is refused", (_, change) => {
  const whole = {
    kind: "number",
    title: "How many?",
    question: "How many?",
    hints: ["one", "two"],
    right: "Right.",
    explanation: "So many.",
    value: 3,
    wrong: [{ answer: "4", feedback: "One less." }],
  };
  expect(exerciseSchema.safeParse(whole).success).toBe(true);
  expect(exerciseSchema.safeParse({ ...whole, ...change }).success).toBe(false);
});

async function casesOf(exercise: Exclude<Exercise, { kind: "file" | "compose" }>): Promise<Case[]> {
  if (exercise.kind === "choice") return choiceCases(exercise);
  if (exercise.kind === "order") return orderCases(exercise);
  if (exercise.kind === "command")
    return typedCases(exercise, exercise.command, (answer) => gradeCommand(exercise, answer));
  if (exercise.kind === "number") {
    return typedCases(exercise, `${exercise.value} ${exercise.unit ?? ""}`, (answer) => gradeNumber(exercise, answer));
  }
  return await cellCases(exercise);
}

function choiceCases(exercise: ExerciseOf<"choice">): Case[] {
  const { options, right } = exercise;
  const places = options.flatMap((option, place) => (option.right ? [place] : []));
  return [
    ["the right options", gradeChoice(exercise, places), "right", right],
    ...options.flatMap(({ text, feedback, right: isRight }, place): Case[] =>
      isRight ? [] : [[text, gradeChoice(exercise, [place]), "wrong", feedback]],
    ),
  ];
}

/** Of each rule, an order that breaks it and as few others as moving one thing can. */
function orderCases(exercise: ExerciseOf<"order">): Case[] {
  const order = exercise.items.map((_, index) => index + 1);
  const broken = exercise.rules.map(({ first, then, feedback }): Case => {
    const [up, down] = [moveTo(order, then, first - 1), moveTo(order, first, then - 1)].map((each) =>
      gradeOrder(exercise, each),
    );
    const verdict = up?.says.includes(feedback) ? up : (down ?? gradeOrder(exercise, order));
    return [`${then} before ${first}`, verdict, "wrong", feedback];
  });
  return [["the order of the file", gradeOrder(exercise, order), "right", exercise.right], ...broken];
}

function moveTo(order: readonly number[], item: number, place: number): number[] {
  return order.filter((each) => each !== item).toSpliced(place, 0, item);
}

function typedCases(
  exercise: ExerciseOf<"command"> | ExerciseOf<"number">,
  answer: string,
  grade: (answer: string) => Verdict,
): Case[] {
  const { right, wrong, answers } = exercise;
  return [
    ...[answer, ...(answers?.right ?? [])].map((each): Case => [each, grade(each), "right", right]),
    ...wrong.map((each): Case => [each.answer, grade(each.answer), "wrong", each.feedback]),
    ...(answers?.wrong ?? []).map((each): Case => [each, grade(each), "wrong", undefined]),
  ];
}

/** A cell is graded by its engine, in src/e2e/exercises.e2e.ts; here its answer must change something. */
async function cellCases({ file, run, answer }: ExerciseOf<"cell">): Promise<Case[]> {
  const changes = `${(await getText(file)).text}\n${run}`.includes(answer.find);
  return [["its answer", { kind: changes ? "right" : "wrong", says: [] }, "right", undefined]];
}
