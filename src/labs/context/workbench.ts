import { findDefinition } from "../../core/context/definition.ts";
import { applyEdit, EditError, type Edit } from "./edits.ts";
import type { Project, ProjectFile } from "./project.ts";

/** What a reader made of a project so far. */
export interface Workbench {
  readonly project: Project;
  /** What was done to the files, in order. */
  readonly edits: readonly Edit[];
  /** The files after it. */
  readonly files: readonly ProjectFile[];
  /** The text of each ignore file that is known, by its path. */
  readonly texts: Readonly<Record<string, string>>;
  /** Whether the ignore file is there; if not, all is sent. */
  readonly isOn: boolean;
}

/** Lays out a project as it is. */
export function layOut(project: Project): Workbench {
  const { files, ignore, ignoreName } = project;
  const texts = ignore === undefined ? {} : { [ignoreName]: ignore };
  return fit({ project, edits: [], files, texts, isOn: true });
}

/** Gives the path of the ignore file that counts: ".dockerignore" when there is none yet. */
export function ignoreNameOf({ files }: Pick<Workbench, "files">): string {
  return findIgnorefile(files) ?? ".dockerignore";
}

/** Gives the rules as they stand on the bench, whether they count or not. */
export function rulesOf(bench: Workbench): string {
  return bench.texts[ignoreNameOf(bench)] ?? "";
}

/** Gives the files that a build finds: without the ignore file when that is switched off. */
export function filesOf({ files, isOn }: Workbench): readonly ProjectFile[] {
  if (isOn) return files;
  const name = findIgnorefile(files);
  return files.filter(({ path }) => path !== name);
}

/** Writes the rules. A file for them is made when there is none, and they count from then on. */
export function writeRules(bench: Workbench, text: string): Workbench {
  const name = ignoreNameOf(bench);
  const isThere = findIgnorefile(bench.files) !== undefined;
  const made = isThere ? bench : edit(bench, { kind: "add", path: name, type: "file", bytes: 0 });
  return { ...writeText(made, name, text), isOn: true };
}

/** Gives an ignore file its text, whether it counts or not. */
export function writeText(bench: Workbench, path: string, text: string): Workbench {
  return fit({ ...bench, texts: { ...bench.texts, [path]: text } });
}

/** Adds a line at the end of the rules, on a line of its own. */
export function addRule(bench: Workbench, rule: string): Workbench {
  const rules = rulesOf(bench);
  const end = rules === "" || rules.endsWith("\n") ? "" : "\n";
  return writeRules(bench, `${rules}${end}${rule}\n`);
}

/** Gives a line of the rules another text; lines are counted from 1. */
export function replaceLine(bench: Workbench, line: number, text: string): Workbench {
  const lines = rulesOf(bench).split("\n");
  return writeRules(bench, lines.with(line - 1, text).join("\n"));
}

/**
 * Changes the files. The text of an ignore file that is renamed goes along.
 * @throws EditError when it cannot be done.
 */
export function edit(bench: Workbench, change: Edit): Workbench {
  const files = applyEdit(bench.files, change);
  if (files === bench.files) return bench;
  const texts = change.kind === "rename" ? renameText(bench.texts, change.path, change.to) : bench.texts;
  return fit({ ...bench, edits: [...bench.edits, change], files, texts });
}

/** Does again what was noted elsewhere, and counts what no longer can be done. */
export function editAgain(bench: Workbench, changes: readonly Edit[]): { bench: Workbench; failed: number } {
  let [current, failed] = [bench, 0];
  for (const change of changes)
    try {
      current = edit(current, change);
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      failed += 1;
    }
  return { bench: current, failed };
}

function findIgnorefile(files: readonly ProjectFile[]): string | undefined {
  const hasFile = (path: string): boolean => files.some((file) => file.path === path && file.type !== "folder");
  return findDefinition(hasFile).ignorefile;
}

/** Gives each ignore file the size of its text. */
function fit(bench: Workbench): Workbench {
  const name = findIgnorefile(bench.files);
  const text = name === undefined ? undefined : bench.texts[name];
  if (text === undefined) return bench;
  const bytes = new TextEncoder().encode(text).length;
  if (bench.files.some((file) => file.path === name && file.bytes === bytes)) return bench;
  return { ...bench, files: bench.files.map((file) => (file.path === name ? { ...file, bytes } : file)) };
}

function renameText(texts: Workbench["texts"], path: string, to: string): Workbench["texts"] {
  const { [path]: text, ...others } = texts;
  return text === undefined ? texts : { ...others, [to]: text };
}
