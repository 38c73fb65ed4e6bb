import { expect, test } from "vitest";
import { didYouMean, suggest, suggestAnyCase } from "./suggest.ts";

test.each([
  ["chwn", "chown"],
  ["mod", "chmod"],
  ["chown", undefined],
  ["xyz", undefined],
  ["", undefined],
])("suggest(%j, …) is %j", (name, expected) => {
  expect(suggest(name, ["from", "chown", "chmod"])).toBe(expected);
});

test.each([
  ["FORM", "FROM"],
  ["from", undefined],
  ["Frm", "from"],
  ["coppy", "copy"],
])("suggestAnyCase(%j, …) is %j", (name, expected) => {
  expect(suggestAnyCase(name, ["from", "copy"])).toBe(expected);
});

test("didYouMean(…) adds what was meant, if anything", () => {
  expect([didYouMean("no", "yes"), didYouMean("no", undefined)]).toEqual(["no (did you mean yes?)", "no"]);
});
