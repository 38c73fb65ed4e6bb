import { findChanges, type Changes, type Section } from "../../core/progress/changes.ts";
import { isKnown, type Progress } from "../../core/progress/progress.ts";

/** What a reader's progress says of a lesson. */
export interface LessonState {
  readonly kind: "new" | "read" | "changed" | "known";
  /** When it was read: "3 Nov 2026". */
  readonly day?: string;
  readonly changes?: Changes;
}

/** Compares what was read of a lesson with its sections as they are. */
export function lessonState(progress: Progress, lesson: string, sections: readonly Section[]): LessonState {
  const read = progress.lessons.get(lesson)?.read;
  if (!read?.holds) return { kind: isKnown(progress, lesson) ? "known" : "new" };
  const changes = read.text && findChanges(read.text, sections);
  return { kind: changes ? "changed" : "read", day: formatDay(read.at), ...(changes && { changes }) };
}

const FORMAT = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });

/** A moment as a day of the reader's own calendar: "3 Nov 2026". */
export function formatDay(time: string): string {
  return FORMAT.format(new Date(time));
}
