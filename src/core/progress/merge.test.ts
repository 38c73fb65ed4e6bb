import { assert, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeProgress } from "./merge.ts";
import { isKnown, isRead, markRead, markUnread, NO_PROGRESS, noteExercise, setKnown } from "./progress.ts";
import { anyProgress, textOf } from "./sample-progress.ts";
import { writeProgress } from "./write.ts";

const TEXT = textOf({ _top: "11111111" });
const [monday, tuesday] = [new Date("2026-11-23T08:00:00Z"), new Date("2026-11-24T08:00:00Z")];

describe("mergeProgress", () => {
  test("keeps what only one of two tabs knows", () => {
    const one = noteExercise(markRead(NO_PROGRESS, "one/first", TEXT, monday), "beds", "tried", monday);
    const other = setKnown(noteExercise(NO_PROGRESS, "beds", "solved", tuesday), new Set(["one/second"]), tuesday);
    const merged = mergeProgress(one, other);
    expect([isRead(merged, "one/first"), isKnown(merged, "one/second")]).toEqual([true, true]);
    expect(merged.exercises.get("beds")).toEqual({
      tried: "2026-11-23T08:00:00.000Z",
      solved: "2026-11-24T08:00:00.000Z",
    });
  });

  test("lets the newer of two marks hold, also when it takes something back", () => {
    const read = markRead(NO_PROGRESS, "one/first", TEXT, monday);
    const unread = markUnread(NO_PROGRESS, "one/first", tuesday);
    expect(isRead(mergeProgress(read, unread), "one/first")).toBe(false);
    const again = markRead(NO_PROGRESS, "one/first", TEXT, new Date("2026-11-25T08:00:00Z"));
    expect(isRead(mergeProgress(again, unread), "one/first")).toBe(true);
  });

  test("gives the same whichever comes first, however they are grouped, and however often", () => {
    assert(
      property(anyProgress(), anyProgress(), anyProgress(), (one, two, three) => {
        const text = writeProgress(mergeProgress(mergeProgress(one, two), three));
        expect(writeProgress(mergeProgress(three, mergeProgress(two, one)))).toBe(text);
        expect(writeProgress(mergeProgress(mergeProgress(one, mergeProgress(two, three)), two))).toBe(text);
      }),
    );
  });

  test("loses no lesson, no exercise and no solution", () => {
    assert(
      property(anyProgress(), anyProgress(), (one, other) => {
        const merged = mergeProgress(one, other);
        for (const { lessons, exercises } of [one, other]) {
          for (const lesson of lessons.keys()) expect(merged.lessons.has(lesson)).toBe(true);
          for (const [name, { solved }] of exercises)
            if (solved !== undefined) expect(merged.exercises.get(name)?.solved).toBeDefined();
        }
      }),
    );
  });
});
