import { expect, test } from "vitest";
import { cleanPath, folderOf } from "./path.ts";

test.each([
  ["", "."],
  [".", "."],
  ["a//b/./c/", "a/b/c"],
  ["a/../..", ".."],
  ["../../a", "../../a"],
  ["a/b/../../..", ".."],
  ["/", "/"],
  ["//a/..", "/"],
  ["/../a", "/a"],
  ["...", "..."],
])('cleanPath("%s") is "%s"', (path, cleaned) => {
  expect(cleanPath(path)).toBe(cleaned);
});

test.each([
  ["a", "."],
  ["a/b", "a"],
  ["a/b/", "a/b"],
  ["/a", "/"],
  ["a/../b/c", "b"],
])('folderOf("%s") is "%s"', (path, folder) => {
  expect(folderOf(path)).toBe(folder);
});
