import { importedFiles } from "../core/example/imports.ts";
import { stepFiles } from "../schemas/example-folder.ts";
import { readExercise, listExercises } from "../schemas/exercise-folder.ts";
import type { Exercise } from "../schemas/exercise.ts";
import { getText, meant, type ExampleText } from "./library.ts";

const FOLDER = "content/exercises";

/** What a cell shows, runs and checks. */
export interface CellContent {
  readonly source: ExampleText;
  /** What runs after the file. */
  readonly run: string | undefined;
  readonly exercise: Exercise | undefined;
  /** Other files of the example that what runs imports, by their paths. */
  readonly files: Readonly<Record<string, string>>;
}

/** Gives what a cell of a file shows. Throws when the example, the step or the file does not exist. */
export async function getCell(file: string, run?: string): Promise<CellContent> {
  const source = await getText(file);
  return { source, run: run?.trim(), exercise: undefined, files: neededFiles(source, run) };
}

/** Gives what the cell of an exercise shows. Throws when there is none of that name, or its answer changes nothing. */
export async function getExerciseCell(name: string): Promise<CellContent> {
  const names = await listExercises(FOLDER);
  if (!names.includes(name)) throw new Error(`There is no exercise "${name}" in ${FOLDER}. ${meant(name, names)}`);
  const exercise = await readExercise(FOLDER, name);
  const source = await getText(exercise.file);
  const { find } = exercise.answer;
  if (`${source.text}\n${exercise.run}`.includes(find)) {
    return { source, run: exercise.run, exercise, files: neededFiles(source, exercise.run) };
  }
  throw new Error(`${FOLDER}/${name}.yaml: its answer changes "${find}", which is not in ${exercise.file}.`);
}

function neededFiles({ example, step, path, text }: ExampleText, run = ""): Readonly<Record<string, string>> {
  const decoder = new TextDecoder();
  const files = [...stepFiles(example, step)].map(([name, { bytes }]) => [name, decoder.decode(bytes)] as const);
  return importedFiles(path, `${text}\n${run}`, new Map(files));
}
