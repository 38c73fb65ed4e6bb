import { fieldOf, fieldsOf, mapOf, matching, optional, tell, Unreadable } from "./field.ts";
import type { ExerciseProgress, LessonProgress, LessonText, Mark, Place, Progress, ReadMark } from "./progress.ts";
import { FORMAT, VERSION } from "./write.ts";

/** What a text holds, or why it is no progress that this page can read, in a plain sentence or two. */
export type Reading = { readonly progress: Progress } | { readonly problem: string; readonly newer?: boolean };

/** The most letters of a progress file; the whole course read and solved takes less than a tenth. */
export const LONGEST = 1_000_000;

/** Reads what writeProgress wrote. Any other text is refused whole, with the reason. */
export function readProgress(text: string): Reading {
  if (text.length > LONGEST)
    return { problem: `It is longer than ${LONGEST.toLocaleString("en-GB")} letters; a progress file never is.` };
  try {
    return readContent(parse(text));
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.message };
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable(
      "It is not whole, or no progress file at all: its text is not JSON. Export it again where it came from.",
    );
  }
}

function readContent(content: unknown): Reading {
  const format = fieldOf(content, "format");
  const version = fieldOf(content, "version");
  if (format !== FORMAT)
    throw new Unreadable(
      `It is not a progress file of this course. Such a file says "format": "${FORMAT}"; this one says ${tell(format)}.`,
    );
  if (typeof version === "number" && version > VERSION)
    return {
      problem: `A newer version of this site wrote it: version ${version}, and this page knows ${VERSION}. Reload the page to get its newest version.`,
      newer: true,
    };
  if (version !== VERSION)
    throw new Unreadable(
      `Its version must be ${VERSION}, and is ${tell(version)}. Export it again where it came from.`,
    );
  const fields = fieldsOf(content, "", ["format", "version", "lessons", "exercises", "last"]);
  const last = optional(fields["last"], "last", readPlace);
  return {
    progress: {
      lessons: mapOf(fields["lessons"], "lessons", LESSON, readLesson),
      exercises: mapOf(fields["exercises"], "exercises", NAME, readExercise),
      ...(last && { last }),
    },
  };
}

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LESSON = /^[a-z0-9-]{1,80}\/[a-z0-9-]{1,80}$/;
const HASH = /^[0-9a-f]{8,64}$/;
/** A heading's place in its page. */
const SECTION = /^[\p{L}\p{N}_-]{1,200}$/u;
const TIME = /^2\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function readLesson(value: unknown, place: string): LessonProgress {
  const fields = fieldsOf(value, place, ["read", "known"]);
  const read = optional(fields["read"], `${place} read`, readReadMark);
  const known = optional(fields["known"], `${place} known`, readMark);
  return { ...(read && { read }), ...(known && { known }) };
}

function readReadMark(value: unknown, place: string): ReadMark {
  const fields = fieldsOf(value, place, ["at", "holds", "text"]);
  const text = optional(fields["text"], `${place} text`, readText);
  return { ...readMark({ at: fields["at"], holds: fields["holds"] }, place), ...(text && { text }) };
}

function readMark(value: unknown, place: string): Mark {
  const { at, holds } = fieldsOf(value, place, ["at", "holds"]);
  if (typeof holds !== "boolean")
    throw new Unreadable(`At ${place}, "holds" must be true or false, and is ${tell(holds)}.`);
  return { at: readTime(at, place), holds };
}

function readText(value: unknown, place: string): LessonText {
  const fields = fieldsOf(value, place, ["hash", "sections"]);
  return {
    hash: matching(fields["hash"], place, HASH, "a hash"),
    sections: mapOf(fields["sections"], place, SECTION, (hash, at) => matching(hash, at, HASH, "a hash")),
  };
}

function readExercise(value: unknown, place: string): ExerciseProgress {
  const fields = fieldsOf(value, place, ["tried", "solved"]);
  const solved = optional(fields["solved"], place, readTime);
  return { tried: readTime(fields["tried"], place), ...(solved !== undefined && { solved }) };
}

function readPlace(value: unknown, place: string): Place {
  const fields = fieldsOf(value, place, ["at", "lesson", "section"]);
  const section = optional(fields["section"], place, (text, at) => matching(text, at, SECTION, "a section"));
  return {
    at: readTime(fields["at"], place),
    lesson: matching(fields["lesson"], place, LESSON, "a lesson such as first-image/meet-the-model"),
    ...(section !== undefined && { section }),
  };
}

function readTime(value: unknown, place: string): string {
  const time = matching(value, place, TIME, "a time such as 2026-11-28T09:30:00.000Z");
  if (!Number.isNaN(Date.parse(time))) return time;
  throw new Unreadable(`At ${place}, ${tell(value)} is no day of the calendar or no time of a day.`);
}
