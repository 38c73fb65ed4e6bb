import { describe, expect, test } from "vitest";
import { goTo, markRead, NO_PROGRESS, setKnown, type Progress } from "./progress.ts";
import { whereToGoOn } from "./resume.ts";
import { textOf } from "./sample-progress.ts";

const LESSONS = ["one/first", "one/second", "two/first", "two/second"];
const now = new Date("2026-11-28T08:00:00Z");
const at = (lesson: string, section?: string) => (progress: Progress) => goTo(progress, lesson, section, now);
const read = (lesson: string) => (progress: Progress) => markRead(progress, lesson, textOf({}), now);
const known =
  (...lessons: string[]) =>
  (progress: Progress) =>
    setKnown(progress, new Set(lessons), now);

describe("whereToGoOn gives", () => {
  test.each([
    ["nothing to a new reader", [], undefined],
    ["the place where the reader was", [at("one/second", "try-it")], { lesson: "one/second", section: "try-it" }],
    ["the next lesson after one that is read", [at("one/first", "keep"), read("one/first")], { lesson: "one/second" }],
    ["no lesson that is known", [read("one/first"), at("one/first"), known("one/second")], { lesson: "two/first" }],
    [
      "a lesson that was left out, after the last one",
      [read("two/second"), at("two/second"), known("one/first")],
      { lesson: "one/second" },
    ],
    ["where to begin after the placement check", [known("one/first", "one/second")], { lesson: "two/first" }],
    [
      "the first lesson when the last place is none of the course's",
      [at("gone/away"), read("one/first")],
      { lesson: "one/second" },
    ],
    [
      "nothing when all is read or known",
      [known("two/first", "two/second"), read("one/first"), read("one/second")],
      undefined,
    ],
  ])("%s", (_, steps, expected) => {
    const progress = steps.reduce((before, step) => step(before), NO_PROGRESS);
    expect(whereToGoOn(progress, LESSONS)).toEqual(expected);
  });
});
