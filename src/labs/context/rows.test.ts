import { expect, test } from "vitest";
import { listRows, SHOWN } from "./rows.ts";
import { growTree } from "./tree.ts";
import { stepOf } from "./walk.ts";

const tree = growTree(
  ["data/raw/a.csv", "data/b.csv", "empty", "main.py"].map((path) => ({
    path,
    bytes: 1,
    type: path === "empty" ? "folder" : "file",
  })),
);
const open = (...folders: string[]) => ({ folders: new Set(folders), asked: new Map<string, number>() });
const pathsOf = (...folders: string[]): (string | undefined)[] =>
  listRows(tree, open(...folders)).map((row) => (row.kind === "node" ? tree[row.place]?.path : row.folder));

test("listRows(…) shows what lies in open folders, and nothing in closed ones", () => {
  expect(pathsOf()).toEqual(["data", "empty", "main.py"]);
  expect(pathsOf("data/raw")).toEqual(["data", "empty", "main.py"]);
  expect(pathsOf("data", "data/raw")).toEqual(["data", "data/raw", "data/raw/a.csv", "data/b.csv", "empty", "main.py"]);
});

test("listRows(…) says of each row where it stands, and whether it is open", () => {
  expect(listRows(tree, open("data"))).toMatchObject([
    { isOpen: true, position: 1, siblings: 3 },
    { isOpen: false, position: 1, siblings: 2 },
    { isOpen: undefined, position: 2, siblings: 2 },
    { isOpen: undefined, position: 2, siblings: 3 },
    { isOpen: undefined, position: 3, siblings: 3 },
  ]);
});

test("listRows(…) shows a large folder in parts", () => {
  const large = growTree(Array.from({ length: 500 }, (_, index) => ({ path: `a/${index}`, bytes: 1, type: "file" })));
  const opened = open("a");
  expect(listRows(large, opened)).toHaveLength(1 + SHOWN + 1);
  expect(listRows(large, opened).at(-1)).toEqual({ kind: "more", folder: "a", depth: 1, hidden: 500 - SHOWN });
  opened.asked.set("a", 2);
  expect(listRows(large, opened)).toHaveLength(501);
});

test.each([
  ["ArrowDown", 0, { kind: "go", index: 1 }],
  ["ArrowDown", 4, { kind: "go", index: 4 }],
  ["ArrowUp", 0, { kind: "go", index: 0 }],
  ["Home", 3, { kind: "go", index: 0 }],
  ["End", 0, { kind: "go", index: 4 }],
  ["ArrowRight", 0, { kind: "go", index: 1 }],
  ["ArrowRight", 1, { kind: "toggle" }],
  ["ArrowRight", 4, { kind: "go", index: 4 }],
  ["ArrowLeft", 0, { kind: "toggle" }],
  ["ArrowLeft", 2, { kind: "go", index: 0 }],
  ["ArrowLeft", 4, { kind: "go", index: 4 }],
  ["Enter", 0, { kind: "toggle" }],
  ["Enter", 4, undefined],
  ["m", 0, { kind: "go", index: 4 }],
  ["D", 4, { kind: "go", index: 0 }],
  ["x", 2, { kind: "go", index: 2 }],
  ["Tab", 0, undefined],
])("the key %s on row %d does %j", (key, index, step) => {
  expect(stepOf(key, listRows(tree, open("data")), index, tree)).toEqual(step);
});
