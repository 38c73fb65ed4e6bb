/** What a reader did of the course, as a browser keeps it and a file carries it. */
export interface Progress {
  /** By the lesson's address, "first-image/meet-the-model". */
  readonly lessons: ReadonlyMap<string, LessonProgress>;
  /** By the name of the exercise's file. */
  readonly exercises: ReadonlyMap<string, ExerciseProgress>;
  readonly last?: Place | undefined;
}

export interface LessonProgress {
  readonly read?: ReadMark | undefined;
  /** Said by the placement check; a lesson that is known need not have been read. */
  readonly known?: Mark | undefined;
}

/** Something that was said, or taken back, at a time. What was said last holds, in whichever tab or file it was said. */
export interface Mark {
  /** As Date.toISOString() writes it. */
  readonly at: string;
  readonly holds: boolean;
}

/** The mark of a lesson that was read, with what stood in it; nothing stands in one that was taken back. */
export interface ReadMark extends Mark {
  readonly text?: LessonText | undefined;
}

/** What stood in a lesson, told apart by hashes. */
export interface LessonText {
  readonly hash: string;
  /** The hash of each section by its place in the page, "the-smallest-change". */
  readonly sections: ReadonlyMap<string, string>;
}

/** When an exercise was first tried, and first solved. */
export interface ExerciseProgress {
  readonly tried: string;
  readonly solved?: string | undefined;
}

/** Where the reader was last. */
export interface Place {
  readonly at: string;
  readonly lesson: string;
  /** The section's place in the page; the lesson's beginning without it. */
  readonly section?: string | undefined;
}

export const NO_PROGRESS: Progress = { lessons: new Map(), exercises: new Map() };

export function isRead(progress: Progress, lesson: string): boolean {
  return progress.lessons.get(lesson)?.read?.holds ?? false;
}

export function isKnown(progress: Progress, lesson: string): boolean {
  return progress.lessons.get(lesson)?.known?.holds ?? false;
}

/** Marks a lesson as read with what stands in it now. */
export function markRead(progress: Progress, lesson: string, text: LessonText, now: Date): Progress {
  return setRead(progress, lesson, { holds: true, text }, now);
}

/** Takes the mark from a lesson. */
export function markUnread(progress: Progress, lesson: string, now: Date): Progress {
  return setRead(progress, lesson, { holds: false }, now);
}

/** Says of some lessons that the reader knows them, and takes it back of all others. */
export function setKnown(progress: Progress, known: ReadonlySet<string>, now: Date): Progress {
  const lessons = new Map(progress.lessons);
  for (const lesson of new Set([...lessons.keys(), ...known])) {
    const holds = known.has(lesson);
    const before = lessons.get(lesson);
    if (holds !== isKnown(progress, lesson))
      lessons.set(lesson, { ...before, known: { at: after(before?.known, now), holds } });
  }
  return { ...progress, lessons };
}

/** Notes the first try of an exercise, and the first time that it was right. */
export function noteExercise(progress: Progress, name: string, outcome: "tried" | "solved", now: Date): Progress {
  const before = progress.exercises.get(name);
  if (before && (outcome === "tried" || before.solved !== undefined)) return progress;
  const at = now.toISOString();
  const noted = { tried: before?.tried ?? at, ...(outcome === "solved" && { solved: at }) };
  return { ...progress, exercises: new Map(progress.exercises).set(name, noted) };
}

/** Remembers where the reader is. */
export function goTo(progress: Progress, lesson: string, section: string | undefined, now: Date): Progress {
  const at = after(progress.last, now);
  return { ...progress, last: section === undefined ? { at, lesson } : { at, lesson, section } };
}

function setRead(progress: Progress, lesson: string, mark: Omit<ReadMark, "at">, now: Date): Progress {
  const before = progress.lessons.get(lesson);
  const read = { at: after(before?.read, now), ...mark };
  return { ...progress, lessons: new Map(progress.lessons).set(lesson, { ...before, read }) };
}

/** The time now, or what comes after the time of a mark: a clock that was set back must not make what is said now the older. */
function after(before: { at: string } | undefined, now: Date): string {
  const next = before ? Date.parse(before.at) + 1 : 0;
  return new Date(Math.max(now.getTime(), next)).toISOString();
}
