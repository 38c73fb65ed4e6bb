import type { ComposeGoal } from "../core/compose-goals/goal.ts";
import { parseReference } from "../core/example/overlay.ts";
import type { Work } from "../core/goals/grade.ts";
import { type ExampleFolder, stepFiles } from "../schemas/example-folder.ts";
import type { Evidence, RecordedSession } from "../schemas/evidence.ts";
import type { ExerciseOf } from "../schemas/exercise.ts";
import { checkStep, getEvidence, getExample } from "./library.ts";
import { textsAt, textsToBegin } from "./written-files.ts";

/** What an exercise of the kind "compose" shows and grades. */
export interface ComposeExerciseContent {
  readonly example: ExampleFolder;
  /** The step whose compose.yaml is our answer. */
  readonly step: string;
  /** The folder with our answer in it. */
  readonly answer: Work;
  /** What the reader begins with, by path. */
  readonly start: Readonly<Record<string, string>>;
  readonly goals: readonly ComposeGoal[];
  readonly evidence: Evidence;
  /** The recorded session that brought our answer up as it stands, and its name. */
  readonly session: RecordedSession;
  readonly sessionName: string;
}

const FILE = "compose.yaml";

/** Gives what an exercise shows. Throws when its steps do not exist, or when no recorded session brought its answer up. */
export async function getComposeExercise(exercise: ExerciseOf<"compose">): Promise<ComposeExerciseContent> {
  const { example: name, step: asked } = parseReference(exercise.answer);
  const example = await getExample(name);
  const step = checkStep(example, asked);
  const evidence = await getEvidence(name);
  const found = Object.entries(evidence.sessions).find(([, each]) => each.at === step && bringsUp(each));
  if (!found)
    throw new Error(
      `No session brings ${name}@${step} up as it stands, so it cannot be an answer. Write one, and verify.`,
    );
  const [sessionName, session] = found;
  const written = textsAt(example, step, [FILE]);
  return {
    example,
    step,
    answer: {
      paths: [...stepFiles(example, step).keys()].filter((path) => path !== FILE),
      beside: exercise.beside,
      written,
    },
    start: exercise.spoilt.length > 0 ? spoil(written, exercise) : await textsToBegin(exercise.start, [FILE]),
    goals: exercise.goals,
    evidence,
    session,
    sessionName,
  };
}

/** Makes what the reader begins with out of our answer. Throws when a text to change does not stand there once. */
function spoil(written: Readonly<Record<string, string>>, { spoilt }: ExerciseOf<"compose">): Record<string, string> {
  const text = spoilt.reduce((now, { find, replace }) => {
    if (now.split(find).length !== 2)
      throw new Error(`The answer does not have "${find}" once, so it cannot be spoilt.`);
    return now.replace(find, () => replace);
  }, written[FILE] ?? "");
  return { [FILE]: text };
}

/** Whether a session starts the whole stack before it changes any file but .env, which an example leaves to its reader. */
function bringsUp({ steps }: RecordedSession): boolean {
  const changed = steps.findIndex((each) => "edit" in each || (/<<|>/.test(each.run) && !each.run.endsWith("> .env")));
  const untouched = changed === -1 ? steps : steps.slice(0, changed);
  return untouched.some(
    (each) => "run" in each && each.exit === 0 && /^docker compose up -d(?: --build)?$/.test(each.run),
  );
}
