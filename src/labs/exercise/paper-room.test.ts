import { expect, test } from "vitest";
import { linesToRule } from "./paper-room.ts";

const lines = (count: number): string => "# why\n\nRUN true\n".repeat(count);

test.each([
  ["a file that is to be written", "", lines(9), 11],
  ["one that grows", lines(9), lines(14), 7],
  ["one whose lines change only", lines(9), lines(9), 4],
  ["one that becomes shorter", lines(9), lines(3), 4],
  ["one that is far longer than a sheet", "", lines(99), 12],
])("linesToRule(…) of %s leaves room for what is new", (_, start, answer, count) => {
  expect(linesToRule(start, answer)).toBe(count);
});
