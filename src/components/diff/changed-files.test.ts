import { expect, test } from "vitest";
import { changedFiles } from "./changed-files.ts";

test("changedFiles(…) names what is new, gone or another, by path", () => {
  const before = new Map([
    ["same", "1"],
    ["other", "1"],
    ["gone", ""],
  ]);
  const after = new Map([
    ["new", ""],
    ["same", "1"],
    ["other", "2"],
  ]);
  expect(changedFiles(before, after)).toEqual(["gone", "new", "other"]);
  expect(changedFiles(after, after)).toEqual([]);
});
