import { constantFrom, date, dictionary, option, record, type Arbitrary } from "fast-check";
import type { ExerciseProgress, LessonProgress, LessonText, Place, Progress } from "./progress.ts";

/** A lesson's text with these sections, for tests. */
export function textOf(sections: Readonly<Record<string, string>>): LessonText {
  return {
    hash: Object.values(sections).join("").slice(0, 16).padEnd(8, "0"),
    sections: new Map(Object.entries(sections)),
  };
}

/** Any progress that can be kept, with few names and times, so that two of them often speak of the same thing. */
export function anyProgress(): Arbitrary<Progress> {
  const time = constantFrom("2026-11-01T08:00:00.000Z", "2026-11-02T08:00:00.000Z", "2026-11-03T08:00:00.000Z");
  const mark = record({ at: time, holds: constantFrom(true, false) });
  const text = constantFrom(textOf({ _top: "aaaaaaaa" }), textOf({ _top: "bbbbbbbb", "try-it": "cccccccc" }));
  const read = record({ at: time, holds: constantFrom(true, false), text }, { requiredKeys: ["at", "holds"] });
  const lesson = record({ read, known: mark }, { requiredKeys: [] });
  const exercise = record({ tried: time, solved: time }, { requiredKeys: ["tried"] });
  const last = record({ at: time, lesson: constantFrom("one/first", "one/second") });
  return record({
    lessons: dictionary(constantFrom("one/first", "one/second", "two/first"), lesson),
    exercises: dictionary(constantFrom("first", "constructor"), exercise),
    last: option(last, { nil: undefined }),
  }).map(toProgress);
}

function toProgress(plain: {
  lessons: Record<string, LessonProgress>;
  exercises: Record<string, ExerciseProgress>;
  last: Place | undefined;
}): Progress {
  const { lessons, exercises, last } = plain;
  const maps = { lessons: new Map(Object.entries(lessons)), exercises: new Map(Object.entries(exercises)) };
  return last ? { ...maps, last } : maps;
}

/** Any moment that can be written down. */
export function anyTime(): Arbitrary<Date> {
  return date({ min: new Date("2000-01-01"), max: new Date("2900-01-01"), noInvalidDate: true });
}
