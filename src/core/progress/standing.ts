import { findChanges, type Section } from "./changes.ts";
import { isKnown, isRead, type Progress } from "./progress.ts";
import { whereToGoOn, type Resume } from "./resume.ts";

/** A lesson as the course has it now. */
export interface NowLesson {
  readonly id: string;
  readonly sections: readonly Section[];
}

/** How far a reader has come, and what there is to do next. */
export interface Standing {
  /**
   * "new": nothing is noted; "begun": in the middle of a lesson, or between two of which one was read; "placed": the placement check
   * says what is known, and no lesson was opened; "done": every lesson is read or known.
   */
  readonly kind: "new" | "begun" | "placed" | "done";
  /** Where to go on; undefined when nothing is noted, and when all is done. */
  readonly next: Resume | undefined;
  /** How many lessons are read, and how many known without. */
  readonly read: number;
  readonly known: number;
  /** The lessons that have changed since they were read. */
  readonly changed: readonly string[];
}

/**
 * Says how far a reader has come.
 * @param lessons Every lesson, in the order of the course.
 */
export function findStanding(progress: Progress, lessons: readonly NowLesson[]): Standing {
  const ids = lessons.map(({ id }) => id);
  const read = ids.filter((id) => isRead(progress, id)).length;
  const known = ids.filter((id) => isKnown(progress, id) && !isRead(progress, id)).length;
  const next = whereToGoOn(progress, ids);
  const kind =
    read + known === ids.length ? "done" : next === undefined ? "new" : read > 0 || progress.last ? "begun" : "placed";
  const changed = lessons.filter((lesson) => hasChanged(progress, lesson)).map(({ id }) => id);
  return { kind, next: kind === "done" ? undefined : next, read, known, changed };
}

function hasChanged(progress: Progress, { id, sections }: NowLesson): boolean {
  const read = progress.lessons.get(id)?.read;
  return read?.holds === true && read.text !== undefined && findChanges(read.text, sections) !== undefined;
}
