import type { Edit } from "./edits.ts";
import type { Project } from "./project.ts";
import { editAgain, layOut, writeText, type Workbench } from "./workbench.ts";

/** What a link or a draft holds of a workbench: what the reader did, not the project. */
export interface Note {
  readonly project: string;
  readonly edits: readonly Edit[];
  /** Only those that differ from the project's. */
  readonly texts: Readonly<Record<string, string>>;
  readonly isOn: boolean;
}

/** Notes what a reader made of a project. */
export function noteOf({ project, edits, texts, isOn }: Workbench): Note {
  const changed = Object.entries(texts).filter(
    ([path, text]) => path !== project.ignoreName || text !== project.ignore,
  );
  return { project: project.name, edits, texts: Object.fromEntries(changed), isOn };
}

/** Whether a reader made nothing of it yet. */
export function isBlank({ edits, texts, isOn }: Note): boolean {
  return edits.length === 0 && Object.keys(texts).length === 0 && isOn;
}

/** Does what a note says to its project, and counts the changes that no longer can be made. */
export function followNote(project: Project, { edits, texts, isOn }: Note): { bench: Workbench; failed: number } {
  const { bench, failed } = editAgain(layOut(project), edits);
  const written = Object.entries(texts).reduce((current, [path, text]) => writeText(current, path, text), bench);
  return { bench: { ...written, isOn }, failed };
}

/** Writes a note as short JSON. */
export function writeNote({ project, edits, texts, isOn }: Note): string {
  return JSON.stringify([project, isOn ? 1 : 0, texts, edits.map(packEdit)]);
}

/** Reads a note; undefined when the text is none. */
export function readNote(text: string): Note | undefined {
  const value = parse(text);
  if (!Array.isArray(value)) return undefined;
  const [project, isOn, texts, packed]: unknown[] = value;
  if (typeof project !== "string" || !isTexts(texts) || !Array.isArray(packed)) return undefined;
  const edits = packed.map(unpackEdit).filter((edit) => edit !== undefined);
  return edits.length === packed.length ? { project, edits, texts, isOn: isOn !== 0 } : undefined;
}

function packEdit(edit: Edit): readonly (string | number)[] {
  if (edit.kind === "add") return edit.type === "folder" ? ["m", edit.path] : ["a", edit.path, edit.bytes];
  if (edit.kind === "rename") return ["n", edit.path, edit.to];
  return edit.kind === "remove" ? ["d", edit.path] : ["s", edit.path, edit.bytes];
}

function unpackEdit(packed: unknown): Edit | undefined {
  if (!Array.isArray(packed)) return undefined;
  const [kind, path, value]: unknown[] = packed;
  if (typeof path !== "string") return undefined;
  if (kind === "m") return { kind: "add", path, type: "folder", bytes: 0 };
  if (kind === "d") return { kind: "remove", path };
  if (kind === "n") return typeof value === "string" ? { kind: "rename", path, to: value } : undefined;
  if (typeof value !== "number") return undefined;
  if (kind === "a") return { kind: "add", path, type: "file", bytes: value };
  return kind === "s" ? { kind: "resize", path, bytes: value } : undefined;
}

function isTexts(value: unknown): value is Record<string, string> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === "string")
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
