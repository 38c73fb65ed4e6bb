import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listExercises, readExercise } from "./exercise-folder.ts";
import type { ExerciseKind } from "./exercise.ts";

const ASKED = `title: What is it?
question: What is it?
hints:
  - Far.
  - Near.
right: Right.
explanation: So it is.
`;

/** An exercise of each kind that can be read; the fields of its own begin in line 9. */
const WHOLE: Readonly<Record<ExerciseKind, string>> = {
  choice: `options:
  - { text: One, feedback: It is. , right: true }
  - { text: Two, feedback: It is not. }
`,
  order: `items: [a, b, c]
rules:
  - { first: 1, then: 2, feedback: a is first. }
`,
  command: `command: docker run -d a
answers: { right: [docker run --detach a], wrong: [docker ps] }
wrong:
  - { answer: docker run -t a, feedback: Not so. }
`,
  number: `value: 5
unit: MB
answers: { right: [5000 kB], wrong: [5 GB] }
wrong:
  - { answer: 6 MB, feedback: Too much. }
`,
  cell: `file: a/model.py
run: print(1)
checks:
  - { holds: "True", hint: Look. }
answer: { find: "1", replace: "2" }
wrong:
  - { replace: "3", misses: 1 }
`,
  file: `answer: a@01-b
write: [Dockerfile]
goals:
  - { goal: builds }
wrong:
  - { file: Dockerfile, find: a, replace: b, misses: [builds] }
`,
  compose: `answer: a@01-b
goals:
  - { goal: accepted }
wrong:
  - { find: a, replace: b, misses: [accepted] }
`,
};

async function readChanged(kind: ExerciseKind, find: string | RegExp, replace: string): Promise<string> {
  const whole = `kind: ${kind}\n${ASKED}${WHOLE[kind]}`;
  const text = whole.replace(find, replace);
  if (find !== "") expect(text).not.toBe(whole);
  const folder = await mkdtemp(join(tmpdir(), "exercises-"));
  await writeFile(join(folder, "it.yaml"), text);
  return await readExercise(folder, "it").then(
    () => "",
    (error: unknown) => String(error).replaceAll(`${folder}/`, ""),
  );
}

test("listExercises(…) of a folder that is not there is empty", async () => {
  expect(await listExercises("content/no-exercises")).toEqual([]);
});

test.each<ExerciseKind>(["choice", "order", "command", "number", "cell", "file", "compose"])(
  "readExercise(…) reads one of the kind %s, and refuses it with one hint",
  async (kind) => {
    expect(await readChanged(kind, "", "")).toBe("");
    expect(await readChanged(kind, "  - Near.\n", "")).toMatch(/it\.yaml:4: hints: /);
  },
);

test.each<[kind: ExerciseKind, what: string, find: string | RegExp, replace: string, says: RegExp]>([
  ["command", "a kind that is none", "kind: command", "kind: riddle", /it\.yaml:1: kind: Name one of the kinds/],
  ["command", "no wrong answer", /wrong:\n.*\n/, "wrong: []\n", /it\.yaml:11: wrong: No wrong answer stands here/],
  ["number", "no wrong answer", /wrong:\n.*\n/, "wrong: []\n", /it\.yaml:12: wrong: /],
  ["cell", "no wrong answer", /wrong:\n.*\n/, "wrong: []\n", /it\.yaml:14: wrong: /],
  ["file", "no wrong answer", /wrong:\n.*\n/, "wrong: []\n", /it\.yaml:13: wrong: /],
  ["compose", "no wrong answer", /wrong:\n.*\n/, "wrong: []\n", /it\.yaml:12: wrong: /],
  ["order", "no rule to break", /rules:\n.*\n/, "rules: []\n", /it\.yaml:10: rules: /],
  ["choice", "no wrong option", "It is not. }", "It is., right: true }", /it\.yaml:9: options: Every option is right/],
  ["choice", "no right option", ", right: true", "", /it\.yaml:9: options: No option is right/],
  ["order", "a rule against its own order", "first: 1, then: 2", "first: 2, then: 1", /it\.yaml:11: rules\.0: Item 2/],
  [
    "file",
    "a goal that is none",
    "goal: builds",
    "goal: build",
    /it\.yaml:12: goals\.0\.goal: Name one of the goals: builds/,
  ],
  [
    "file",
    "a missed goal that is none",
    "misses: [builds]",
    "misses: [root]",
    /it\.yaml:14: wrong\.0\.misses: No goal .* “root”/,
  ],
  [
    "compose",
    "a goal that is none",
    "goal: accepted",
    "goal: good",
    /it\.yaml:11: goals\.0\.goal: Name one of the goals: accepted/,
  ],
  [
    "compose",
    "two files to begin with",
    "goals:",
    "start: a@02\nspoilt: [{ find: a, replace: b }]\ngoals:",
    /it\.yaml:11: spoilt: Write "start" or "spoilt", not both/,
  ],
  [
    "compose",
    "a missed goal that is none",
    "misses: [accepted]",
    "misses: [keeps]",
    /it\.yaml:13: wrong\.0\.misses: No goal .* “keeps”/,
  ],
  ["cell", "a check that is none", "misses: 1", "misses: 2", /it\.yaml:15: wrong\.0\.misses: There is no check 2/],
  ["command", "a command that docker refuses", "run -d a", "run -name a", /it\.yaml:9: command: .*two dashes/],
  [
    "command",
    "a right answer that is refused",
    "run --detach a",
    "run a",
    /it\.yaml:10: answers\.right\.0: .*should be right, and is graded as wrong: Missing: `-d`/,
  ],
  [
    "command",
    "a wrong answer that is right",
    "run -t a",
    "run -d=true a",
    /it\.yaml:12: wrong\.0\.answer: .*should be wrong, and is graded as right/,
  ],
  ["number", "a unit that is none", "unit: MB", "unit: M", /it\.yaml:10: unit: .*two things/],
  ["number", "a right answer that is refused", "5000 kB", "50 kB", /it\.yaml:11: answers\.right\.0: .*should be right/],
  ["number", "a wrong answer that is right", "6 MB", "0.005 GB", /it\.yaml:13: wrong\.0\.answer: .*graded as right/],
  ["number", "another wrong answer that is right", "5 GB", "5 MB", /it\.yaml:11: answers\.wrong\.0: .*graded as right/],
])("readExercise(…) of the kind %s with %s says so, and where", async (kind, _what, find, replace, says) => {
  expect(await readChanged(kind, find, replace)).toMatch(says);
});
