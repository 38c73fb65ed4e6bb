import { importedFiles } from "../core/example/imports.ts";
import { stepFiles } from "../schemas/example-folder.ts";
import { getText, type ExampleText } from "./library.ts";

/** What a cell shows and what runs with it. */
export interface CellContent {
  readonly source: ExampleText;
  /** Other files of the example that what runs imports, by their paths. */
  readonly files: Readonly<Record<string, string>>;
}

/** Gives what a cell of a file shows. Throws when the example, the step or the file does not exist. */
export async function getCell(file: string, run?: string): Promise<CellContent> {
  const source = await getText(file);
  return { source, files: neededFiles(source, run) };
}

function neededFiles({ example, step, path, text }: ExampleText, run = ""): Readonly<Record<string, string>> {
  const decoder = new TextDecoder();
  const files = [...stepFiles(example, step)].map(([name, { bytes }]) => [name, decoder.decode(bytes)] as const);
  return importedFiles(path, `${text}\n${run}`, new Map(files));
}
