import type { Preset, ProjectFile } from "./preset.ts";
import type { Behaviours } from "./rehearsal.ts";

/** A project as the reader has changed it. */
export interface Bench {
  readonly project: Preset;
  readonly files: readonly ProjectFile[];
  /** What the reader supposes that services do. */
  readonly behaviours: Behaviours;
}

/** The files that every project can have, in the order of their tabs. */
const OFFERED = ["compose.override.yaml", ".env"];

/** Lays out a project as it is, with room for the files that it has not. */
export function layOutFiles(project: Preset): Bench {
  const missing = OFFERED.filter((path) => !project.files.some((file) => file.path === path));
  const files = [...project.files, ...missing.map((path) => ({ path, text: "" }))];
  return { project, files, behaviours: new Map() };
}

/** Gives a file another text; a file that is not there yet is made. */
export function writeFile(bench: Bench, path: string, text: string): Bench {
  const isThere = bench.files.some((file) => file.path === path);
  const files = isThere
    ? bench.files.map((file) => (file.path === path ? { path, text } : file))
    : [...bench.files, { path, text }];
  return { ...bench, files };
}

/** Gives the text of a file; empty when there is none. */
export function textIn({ files }: Bench, path: string): string {
  return files.find((file) => file.path === path)?.text ?? "";
}

/** Whether the reader made nothing of the project yet. */
export function isUntouched(bench: Bench): boolean {
  return changedFiles(bench).length === 0 && bench.behaviours.size === 0;
}

/** Gives the files whose text is not the project's. */
export function changedFiles({ project, files }: Bench): ProjectFile[] {
  return files.filter(({ path, text }) => (project.files.find((file) => file.path === path)?.text ?? "") !== text);
}
