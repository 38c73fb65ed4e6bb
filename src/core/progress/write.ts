import type { LessonProgress, Progress, ReadMark } from "./progress.ts";

/** What the first line of a progress file says, and which version of its format is written here. */
export const FORMAT = "runs-anywhere-progress";
export const VERSION = 1;

/** Writes progress as the text of a file: JSON with sorted names, so that equal progress is equal text. */
export function writeProgress({ lessons, exercises, last }: Progress): string {
  const content = {
    format: FORMAT,
    version: VERSION,
    lessons: toObject(lessons, writeLesson),
    exercises: toObject(exercises, ({ tried, solved }) => ({ tried, solved })),
    last: last && { at: last.at, lesson: last.lesson, section: last.section },
  };
  return `${JSON.stringify(content, undefined, 1)}\n`;
}

function writeLesson({ read, known }: LessonProgress): object {
  return { read: read && writeRead(read), known: known && { at: known.at, holds: known.holds } };
}

function writeRead({ at, holds, text }: ReadMark): object {
  return { at, holds, text: text && { hash: text.hash, sections: toObject(text.sections, (hash) => hash) } };
}

function toObject<Value>(entries: ReadonlyMap<string, Value>, write: (value: Value) => unknown): object {
  const sorted = [...entries].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, value]) => [name, write(value)]));
}
