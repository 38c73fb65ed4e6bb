import { isKnown, isRead, type Progress } from "./progress.ts";

/** Where a reader goes on. */
export interface Resume {
  readonly lesson: string;
  readonly section?: string | undefined;
}

/**
 * Says where a reader goes on: where they were in a lesson that is not read yet; else at the first lesson after it, and then
 * from the beginning, that they have neither read nor know. Undefined for a new reader, and for one who has read everything.
 * @param lessons Every lesson, in the order of the course.
 */
export function whereToGoOn(progress: Progress, lessons: readonly string[]): Resume | undefined {
  const { last } = progress;
  const at = last ? lessons.indexOf(last.lesson) : -1;
  if (last && at >= 0 && !isRead(progress, last.lesson)) return { lesson: last.lesson, section: last.section };
  if (!last && !lessons.some((lesson) => isRead(progress, lesson) || isKnown(progress, lesson))) return undefined;
  const onwards = [...lessons.slice(at + 1), ...lessons.slice(0, at + 1)];
  const lesson = onwards.find((each) => !isRead(progress, each) && !isKnown(progress, each));
  return lesson === undefined ? undefined : { lesson };
}
