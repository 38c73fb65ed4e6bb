import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { overlay, type OverlayStep } from "../core/example/overlay.ts";
import { exampleSchema, type Example } from "./example.ts";
import { parseYamlFile } from "./yaml-file.ts";

export interface ExampleFile {
  readonly bytes: Uint8Array;
  readonly executable: boolean;
}

/** One example as it lies in examples/<name>: its description and what each step adds or replaces. */
export interface ExampleFolder {
  readonly name: string;
  readonly meta: Example;
  /** In order; paths use "/" and are sorted. */
  readonly steps: readonly OverlayStep<ExampleFile>[];
}

/** What tools leave behind in a folder; never part of an example. */
const IGNORED = new Set(["__pycache__", ".venv", ".pytest_cache", ".DS_Store"]);

/**
 * Reads examples/<name>: example.yaml and one folder for each step.
 * @throws when example.yaml is missing or wrong, or when the folders and the keys of `steps` differ; the message says what to do.
 */
export async function readExample(examplesDir: string, name: string): Promise<ExampleFolder> {
  const folder = join(examplesDir, name);
  const meta = await readMeta(join(folder, "example.yaml"));
  const names = Object.keys(meta.steps).toSorted();
  checkFolders(folder, names, await stepFolders(folder));
  const steps = await Promise.all(
    names.map(async (step) => ({
      name: step,
      removes: meta.steps[step]?.removes ?? [],
      files: await readFiles(join(folder, step)),
    })),
  );
  return { name, meta, steps };
}

/** Names every folder of examplesDir that holds an example.yaml, sorted. */
export async function listExamples(examplesDir: string): Promise<string[]> {
  const entries = await readdir(examplesDir, { withFileTypes: true });
  const names = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => ((await exists(join(examplesDir, name, "example.yaml"))) ? [name] : [])),
  );
  return names.flat().toSorted();
}

/** Gives the complete files of one step, of the last one unless told. */
export function stepFiles(example: ExampleFolder, step?: string): Map<string, ExampleFile> {
  const name = step ?? example.steps.at(-1)?.name ?? "";
  try {
    return overlay(example.steps, name);
  } catch (error) {
    throw new Error(`examples/${example.name}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

async function readMeta(path: string): Promise<Example> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new Error(`${path} cannot be read. An example's folder needs an example.yaml; see CONTRIBUTING.md.`, {
      cause,
    });
  });
  const example = parseYamlFile(path, text, exampleSchema, "a valid example");
  if (Object.keys(example.steps).length === 0) throw new Error(`${path} has no steps. Add one, such as "01-service".`);
  return example;
}

async function stepFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && !IGNORED.has(entry.name)).map((entry) => entry.name);
}

function checkFolders(folder: string, named: readonly string[], found: readonly string[]): void {
  const absent = named.find((name) => !found.includes(name));
  if (absent !== undefined) {
    throw new Error(
      `${folder}/example.yaml names the step "${absent}", but there is no folder of that name. Add it or take it out.`,
    );
  }
  const unnamed = found.find((name) => !named.includes(name));
  if (unnamed !== undefined) {
    throw new Error(
      `${folder} has a folder "${unnamed}" that example.yaml does not name. Add it under "steps" or remove it.`,
    );
  }
}

async function readFiles(folder: string): Promise<Map<string, ExampleFile>> {
  const found: [string, ExampleFile][] = [];
  for (const path of await walk(folder, "")) {
    const bytes = new Uint8Array(await readFile(join(folder, path)));
    const { mode } = await stat(join(folder, path));
    found.push([path, { bytes, executable: (mode & 0o100) !== 0 }]);
  }
  return new Map(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Paths of the files below a folder, relative to it. */
async function walk(folder: string, prefix: string): Promise<string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  const paths = entries
    .filter((entry) => !IGNORED.has(entry.name))
    .map(async (entry) => {
      const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
      if (entry.isDirectory()) return await walk(folder, path);
      if (entry.isFile()) return [path];
      throw new Error(
        `${join(folder, path)} is neither a file nor a folder. An example may hold nothing else; replace it.`,
      );
    });
  return (await Promise.all(paths)).flat();
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
