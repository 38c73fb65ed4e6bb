import { type Bench, changedFiles, layOutFiles, writeFile } from "./bench.ts";
import { type Outlook, readOutlook } from "./outlook.ts";
import { OWN, ownProject } from "./own-files.ts";
import type { Preset } from "./preset.ts";
import type { Behaviours } from "./rehearsal.ts";

/** What a link or a draft holds of a bench. */
export interface Note {
  readonly project: string;
  /** The texts that differ from the project's, by their paths; of the reader's own files all of them. */
  readonly texts: ReadonlyMap<string, string>;
  readonly behaviours: Behaviours;
  readonly outlook: Outlook;
}

/** Writes what a reader made of a project as short JSON. @param outlook What is looked at, for a link. */
export function writeNote(bench: Bench, outlook: Outlook = {}): string {
  const { project, files, behaviours } = bench;
  const noted = project.name === OWN ? files : changedFiles(bench);
  const texts = Object.fromEntries(noted.map(({ path, text }) => [path, text]));
  const parts = [project.name, texts, Object.fromEntries(behaviours), outlook];
  const last = parts.findLastIndex((each) => Object.keys(each).length > 0);
  return JSON.stringify(parts.slice(0, Math.max(last + 1, 2)));
}

/** Reads a note; undefined when the text is none. */
export function readNote(text: string): Note | undefined {
  const value = parse(text);
  if (!Array.isArray(value)) return undefined;
  const [project, texts, paces = {}, outlook = {}]: unknown[] = value;
  if (typeof project !== "string" || typeof texts !== "object" || texts === null) return undefined;
  const entries: [string, unknown][] = Object.entries(texts);
  const read = entries.flatMap(([path, each]) => (typeof each === "string" ? [[path, each] as const] : []));
  if (read.length !== entries.length || read.length > MOST) return undefined;
  return { project, texts: new Map(read), behaviours: readBehaviours(paces), outlook: readOutlook(outlook) };
}

const MOST = 50;

/** Lays out what a note tells; undefined when it is of a project that this lab does not have. */
export function followNote({ project: name, texts, behaviours }: Note, presets: readonly Preset[]): Bench | undefined {
  const files = [...texts].map(([path, text]) => ({ path, text }));
  const project = name === OWN ? ownProject(files) : presets.find((preset) => preset.name === name);
  const begun = project && { ...layOutFiles(project), behaviours };
  return begun && files.reduce((bench, { path, text }) => writeFile(bench, path, text), begun);
}

/** What is no duration is left out. */
function readBehaviours(value: unknown): Behaviours {
  const entries: [string, unknown][] = Object.entries(value ?? {});
  return new Map(
    entries.flatMap(([service, each]) => {
      const { readyAfter, exit } = fieldsOf(each);
      const { after, code } = fieldsOf(exit);
      const isExit = isSeconds(after) && isSeconds(code);
      if (!isSeconds(readyAfter) && !isExit) return [];
      return [[service, { ...(isSeconds(readyAfter) && { readyAfter }), ...(isExit && { exit: { after, code } }) }]];
    }),
  );
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value ?? {}));
}

function isSeconds(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && Number.isFinite(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
