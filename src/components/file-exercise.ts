import { parseReference } from "../core/example/overlay.ts";
import type { Goal } from "../core/goals/goal.ts";
import type { Work } from "../core/goals/grade.ts";
import { type ExampleFolder, stepFiles } from "../schemas/example-folder.ts";
import type { Evidence } from "../schemas/evidence.ts";
import type { ExerciseOf } from "../schemas/exercise.ts";
import { checkStep, getEvidence, getExample } from "./library.ts";
import { textsAt, textsToBegin } from "./written-files.ts";

/** What an exercise of the kind "file" shows and grades. */
export interface FileExerciseContent {
  readonly example: ExampleFolder;
  /** The step whose files are our answer. */
  readonly step: string;
  /** The folder with our answer in it. */
  readonly answer: Work;
  /** What the reader begins with, by path. */
  readonly start: Readonly<Record<string, string>>;
  readonly goals: readonly Goal[];
  /** The record of the build of our answer. */
  readonly evidence: Evidence;
  readonly image: Evidence["images"][string];
}

/** Gives what an exercise shows. Throws when its steps do not exist, or when nothing is recorded of a build of its answer. */
export async function getFileExercise(exercise: ExerciseOf<"file">): Promise<FileExerciseContent> {
  const { example: name, step: asked } = parseReference(exercise.answer);
  const example = await getExample(name);
  const step = checkStep(example, asked);
  const evidence = await getEvidence(name);
  const image = evidence.images[step];
  if (!image)
    throw new Error(`${name}@${step} has no record of a build, so it cannot be an answer. Run \`npm run verify\`.`);
  return {
    example,
    step,
    answer: workAt(example, step, exercise),
    start: await textsToBegin(exercise.start, exercise.write),
    goals: exercise.goals,
    evidence,
    image,
  };
}

function workAt(example: ExampleFolder, step: string, { write, also }: ExerciseOf<"file">): Work {
  const files = stepFiles(example, step);
  const texts = textsAt(example, step, ["Dockerfile", ".dockerignore"]);
  const isWritten = (path: string): boolean => write.some((each) => each === path);
  return {
    paths: [...new Set([...files.keys(), ...also])].filter((path) => !isWritten(path)),
    beside: Object.fromEntries(Object.entries(texts).filter(([path]) => !isWritten(path))),
    written: Object.fromEntries(write.map((path) => [path, texts[path] ?? ""])),
  };
}
