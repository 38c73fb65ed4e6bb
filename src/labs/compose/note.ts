import { type Bench, changedFiles, layOutFiles, writeFile } from "./bench.ts";
import { OWN, ownProject } from "./own-files.ts";
import type { Preset } from "./preset.ts";

/** What a link or a draft holds of a bench. */
export interface Note {
  readonly project: string;
  /** The texts that differ from the project's, by their paths; of the reader's own files all of them. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Writes what a reader made of a project as short JSON. */
export function writeNote(bench: Bench): string {
  const { project, files } = bench;
  const noted = project.name === OWN ? files : changedFiles(bench);
  return JSON.stringify([project.name, Object.fromEntries(noted.map(({ path, text }) => [path, text]))]);
}

/** Reads a note; undefined when the text is none. */
export function readNote(text: string): Note | undefined {
  const value = parse(text);
  if (!Array.isArray(value)) return undefined;
  const [project, texts]: unknown[] = value;
  if (typeof project !== "string" || typeof texts !== "object" || texts === null) return undefined;
  const entries: [string, unknown][] = Object.entries(texts);
  const read = entries.flatMap(([path, each]) => (typeof each === "string" ? [[path, each] as const] : []));
  return read.length === entries.length && read.length <= MOST ? { project, texts: new Map(read) } : undefined;
}

const MOST = 50;

/** Lays out what a note tells; undefined when it is of a project that this lab does not have. */
export function followNote({ project: name, texts }: Note, presets: readonly Preset[]): Bench | undefined {
  const files = [...texts].map(([path, text]) => ({ path, text }));
  const project = name === OWN ? ownProject(files) : presets.find((preset) => preset.name === name);
  return project && files.reduce((bench, { path, text }) => writeFile(bench, path, text), layOutFiles(project));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
