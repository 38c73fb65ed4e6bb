import { expect, test } from "vitest";
import { judgePlacement } from "./placement.ts";

const LESSONS = ["one/first", "one/second", "two/first"];
const [first, both, third] = [["one/first"], ["one/first", "one/second"], ["two/first"]];

test.each([
  ["no answer is right", [false, false, false], [], "one/first"],
  ["one of a lesson's two questions is right", [true, false, false], [], "one/first"],
  ["all questions of two lessons are right", [true, true, false], ["one/first", "one/second"], "two/first"],
  ["a later lesson is known, and an earlier is not", [false, true, true], ["one/second", "two/first"], "one/first"],
  ["all is right", [true, true, true], LESSONS, undefined],
])("judgePlacement, when %s", (_, right, known, begin) => {
  const answers = [first, both, third].map((lessons, i) => ({ lessons, right: right[i] ?? false }));
  expect(judgePlacement(answers, LESSONS)).toEqual({ known: new Set(known), begin });
});

test("judgePlacement knows nothing of a lesson that no question asks about", () => {
  expect(judgePlacement([{ lessons: first, right: true }], LESSONS).begin).toBe("one/second");
});
