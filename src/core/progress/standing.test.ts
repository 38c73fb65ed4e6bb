import { expect, test } from "vitest";
import { goTo, markRead, NO_PROGRESS, setKnown, type Progress } from "./progress.ts";
import { textOf } from "./sample-progress.ts";
import { findStanding, type NowLesson } from "./standing.ts";

const now = new Date("2026-11-28T08:00:00Z");
const at = (lesson: string) => (progress: Progress) => goTo(progress, lesson, undefined, now);
const known =
  (...lessons: string[]) =>
  (progress: Progress) =>
    setKnown(progress, new Set(lessons), now);
const read =
  (lesson: string, hash = "aaaaaaaa") =>
  (progress: Progress) =>
    markRead(progress, lesson, textOf({ _top: hash }), now);
const LESSONS: NowLesson[] = ["one/first", "one/second", "two/first"].map((id) => ({
  id,
  sections: [{ place: "_top", title: id, hash: "aaaaaaaa" }],
}));

test.each([
  ["new", [], undefined, []],
  ["begun", [at("one/first")], "one/first", []],
  ["begun", [read("one/first"), at("one/first")], "one/second", []],
  ["begun", [read("one/first", "bbbbbbbb"), known("one/second")], "two/first", ["one/first"]],
  ["placed", [known("one/first")], "one/second", []],
  ["begun", [known("one/first"), at("one/second")], "one/second", []],
  ["done", [known("one/first", "one/second", "two/first")], undefined, []],
  ["done", [known("one/first", "one/second", "two/first"), at("one/first")], undefined, []],
  ["done", [read("one/first"), read("one/second", "bbbbbbbb"), known("two/first")], undefined, ["one/second"]],
] as const)("findStanding(…) says %s", (kind, steps, next, changed) => {
  const standing = findStanding(
    steps.reduce<Progress>((before, step) => step(before), NO_PROGRESS),
    LESSONS,
  );
  expect([standing.kind, standing.next?.lesson, standing.changed]).toEqual([kind, next, changed]);
});

test("findStanding(…) counts a lesson that is read and known as read", () => {
  const progress = known("one/first", "one/second")(read("one/first")(NO_PROGRESS));
  expect(findStanding(progress, LESSONS)).toMatchObject({ read: 1, known: 1 });
});
