import type { LessonText } from "./progress.ts";

/** A section of a lesson as it stands in the page. */
export interface Section {
  /** Its place in the page, "the-smallest-change". */
  readonly place: string;
  readonly title: string;
  readonly hash: string;
}

/** What is no longer as it was when the lesson was read. */
export interface Changes {
  readonly changed: readonly Section[];
  readonly added: readonly Section[];
  /** How many sections are gone. One whose heading is another now is gone, and added. */
  readonly gone: number;
}

/** Compares the sections of a lesson with those that were read; undefined when nothing has changed. */
export function findChanges(read: LessonText, now: readonly Section[]): Changes | undefined {
  const changed = now.filter(({ place, hash }) => (read.sections.get(place) ?? hash) !== hash);
  const added = now.filter(({ place }) => !read.sections.has(place));
  const gone = read.sections.size - (now.length - added.length);
  return changed.length + added.length + gone === 0 ? undefined : { changed, added, gone };
}
