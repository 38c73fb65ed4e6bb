import type { ComposeWarning } from "../../core/compose/compose-error.ts";
import type { Finding } from "../../core/compose/findings/finding.ts";
import type { OlderVersionNote } from "../../core/compose/older-versions.ts";
import type { Place } from "../../core/compose/node.ts";
import type { ProjectFile } from "./preset.ts";
import { nameInFolder } from "./project-folder.ts";

/** Something to tell of a place in a file. */
export interface Trouble {
  /** A hint is true of other versions of Docker Compose only. */
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  /** What Docker Compose prints of it. */
  readonly composeSays: string | undefined;
  /** Why it matters, and the lesson that teaches it, by its name without number. */
  readonly reason: { readonly why: string; readonly lesson: string } | undefined;
  readonly where: Where | undefined;
  readonly fix: Fix | undefined;
}

/** A stretch of a file's text. */
export interface Where {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

/** What a button writes in place of a stretch of text. */
export interface Fix {
  readonly title: string;
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Tells what Compose says in passing. */
export function warningOf({ message, place }: ComposeWarning, files: readonly ProjectFile[]): Trouble {
  const where = place && findPlace(place, files);
  return { severity: "warning", message, composeSays: message, reason: undefined, where, fix: undefined };
}

/** Tells what older versions of Docker Compose take otherwise. */
export function hintOf({ message, place }: OlderVersionNote, files: readonly ProjectFile[]): Trouble {
  const where = findPlace(place, files);
  return { severity: "info", message, composeSays: undefined, reason: undefined, where, fix: undefined };
}

/** Tells what will hurt, though Compose takes it. */
export function findingOf(finding: Finding, files: readonly ProjectFile[]): Trouble {
  const { message, why, lesson, place, fix } = finding;
  return {
    severity: "warning",
    message,
    composeSays: undefined,
    reason: { why, lesson },
    where: place && findPlace(place, files),
    fix: fix && { title: fix.title, path: nameInFolder(fix.file), start: fix.start, end: fix.end, text: fix.text },
  };
}

/** Finds a place in a file's text: the word that begins there, or the line when none does. Undefined for no file of these. */
export function findPlace({ file, line, column }: Place, files: readonly ProjectFile[]): Where | undefined {
  const path = nameInFolder(file);
  const text = files.find((each) => each.path === path)?.text;
  if (text === undefined) return undefined;
  const lineStart = startOfLine(text, line);
  const lineEnd = text.indexOf("\n", lineStart);
  const rest = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
  const at = Math.min(column - 1, rest.length);
  const word = /^(?:"[^"]*"|'[^']*'|[^\s:,\][{}]+)/.exec(rest.slice(at))?.[0] ?? rest.slice(at);
  return { path, line, start: lineStart + at, end: lineStart + at + word.length };
}

function startOfLine(text: string, line: number): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const end = text.indexOf("\n", start);
    if (end === -1) return text.length;
    start = end + 1;
  }
  return start;
}
