import { assert, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { goTo, isKnown, isRead, markRead, markUnread, NO_PROGRESS, noteExercise, setKnown } from "./progress.ts";
import { anyProgress, anyTime, textOf } from "./sample-progress.ts";

const LESSON = "first-image/build-and-run";
const TEXT = textOf({ _top: "11111111" });
const [morning, evening] = [new Date("2026-11-28T08:00:00Z"), new Date("2026-11-28T20:00:00Z")];

describe("a lesson", () => {
  test("is read from when it is marked until the mark is taken away, and then again", () => {
    const read = markRead(NO_PROGRESS, LESSON, TEXT, morning);
    expect(isRead(NO_PROGRESS, LESSON)).toBe(false);
    expect(isRead(read, LESSON)).toBe(true);
    expect(isRead(markUnread(read, LESSON, evening), LESSON)).toBe(false);
    expect(isRead(markRead(markUnread(read, LESSON, evening), LESSON, TEXT, evening), LESSON)).toBe(true);
  });

  test("holds no text of a reading that was taken back", () => {
    const unread = markUnread(markRead(NO_PROGRESS, LESSON, TEXT, morning), LESSON, evening);
    expect(unread.lessons.get(LESSON)?.read).toEqual({ at: "2026-11-28T20:00:00.000Z", holds: false });
  });

  test("that is known is not read, and one that is read stays so when it is no longer known", () => {
    const known = setKnown(markRead(NO_PROGRESS, LESSON, TEXT, morning), new Set([LESSON, "one/other"]), morning);
    expect(isRead(known, "one/other")).toBe(false);
    const forgotten = setKnown(known, new Set(), evening);
    expect([isKnown(known, LESSON), isKnown(forgotten, LESSON), isRead(forgotten, LESSON)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test("is marked later than before, even by a clock that was set back", () => {
    assert(
      property(anyProgress(), anyTime(), (progress, now) => {
        const marked = markRead(progress, "one/first", TEXT, now).lessons.get("one/first")?.read?.at ?? "";
        expect(marked > (progress.lessons.get("one/first")?.read?.at ?? "")).toBe(true);
      }),
    );
  });
});

test("an exercise keeps the times at which it was first tried and first solved", () => {
  const tried = noteExercise(NO_PROGRESS, "beds", "tried", morning);
  const solved = noteExercise(tried, "beds", "solved", evening);
  expect(solved.exercises.get("beds")).toEqual({
    tried: "2026-11-28T08:00:00.000Z",
    solved: "2026-11-28T20:00:00.000Z",
  });
  expect(noteExercise(noteExercise(solved, "beds", "solved", new Date()), "beds", "tried", new Date())).toBe(solved);
  expect(noteExercise(NO_PROGRESS, "beds", "solved", morning).exercises.get("beds")?.tried).toBe(
    "2026-11-28T08:00:00.000Z",
  );
});

test("the place where the reader is replaces the one before, its section too", () => {
  const there = goTo(NO_PROGRESS, LESSON, "try-it", morning);
  expect(goTo(there, "one/other", undefined, evening).last).toEqual({
    at: "2026-11-28T20:00:00.000Z",
    lesson: "one/other",
  });
});
