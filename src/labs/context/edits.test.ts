import { describe, expect, test } from "vitest";
import { applyEdit, EditError, type Edit } from "./edits.ts";
import type { ProjectFile } from "./project.ts";

const FILES: readonly ProjectFile[] = [
  { path: "data/raw/a.csv", bytes: 30, type: "file" },
  { path: "data/b.csv", bytes: 10, type: "file" },
  { path: "main.py", bytes: 5, type: "file" },
  { path: "empty", bytes: 0, type: "folder" },
];
const after = (edit: Edit): unknown[] => applyEdit(FILES, edit).map(({ path, bytes }) => [path, bytes]);

test("adding a file to a folder that is not there makes the folder", () => {
  expect(after({ kind: "add", path: "new/c.py", type: "file", bytes: 3 })).toContainEqual(["new/c.py", 3]);
});

test("renaming a folder takes what is in it along", () => {
  const renamed = after({ kind: "rename", path: "data", to: "input" });
  expect(renamed.slice(0, 2)).toEqual([
    ["input/raw/a.csv", 30],
    ["input/b.csv", 10],
  ]);
});

test("removing the last file of a folder leaves the folder", () => {
  expect(after({ kind: "remove", path: "data/raw/a.csv" })).toContainEqual(["data/raw", 0]);
  expect(after({ kind: "remove", path: "data" })).toHaveLength(2);
});

test("resizing a folder resizes its files in proportion, and nothing is lost by rounding", () => {
  expect(after({ kind: "resize", path: "data", bytes: 81 }).slice(0, 2)).toEqual([
    ["data/raw/a.csv", 61],
    ["data/b.csv", 20],
  ]);
});

test("the files before are left as they were", () => {
  const before = structuredClone(FILES);
  after({ kind: "remove", path: "data" });
  expect(FILES).toEqual(before);
});

describe("what cannot be done is said in words", () => {
  test.each<[Edit, RegExp]>([
    [{ kind: "add", path: "", type: "file", bytes: 0 }, /Write a name/],
    [{ kind: "add", path: "a//b", type: "file", bytes: 0 }, /slash too many/],
    [{ kind: "add", path: "../b", type: "file", bytes: 0 }, /project's root/],
    [{ kind: "add", path: "a/".repeat(3000) + "b", type: "file", bytes: 0 }, /at most 4,096 characters/],
    [{ kind: "add", path: "data", type: "file", bytes: 0 }, /data is there already/],
    [{ kind: "add", path: "main.py/x", type: "file", bytes: 0 }, /main\.py is a file/],
    [{ kind: "add", path: "x", type: "file", bytes: Number.NaN }, /Write a size/],
    [{ kind: "rename", path: "data", to: "data/raw/data" }, /cannot lie in itself/],
    [{ kind: "rename", path: "gone", to: "here" }, /There is no gone/],
    [{ kind: "remove", path: "gone" }, /There is no gone/],
    [{ kind: "resize", path: "empty", bytes: 3 }, /Add a file to it/],
  ])("%o", (edit, message) => {
    expect(() => applyEdit(FILES, edit)).toThrow(EditError);
    expect(() => applyEdit(FILES, edit)).toThrow(message);
  });
});
