import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ProjectFile } from "./project.ts";
import { childrenOf, findNode, growTree, resizeNode } from "./tree.ts";

const file = (path: string, bytes = 1): ProjectFile => ({ path, bytes, type: "file" });

test("growTree(…) puts folders before files, and each by name", () => {
  const tree = growTree([file("b.py"), file("data/raw/a.csv"), file("a.py"), { path: "x", bytes: 0, type: "folder" }]);
  expect(tree.map(({ path, depth }) => [path, depth])).toEqual([
    ["data", 0],
    ["data/raw", 1],
    ["data/raw/a.csv", 2],
    ["x", 0],
    ["a.py", 0],
    ["b.py", 0],
  ]);
});

test("growTree(…) adds up what folders hold", () => {
  const tree = growTree([file("data/raw/a.csv", 5), file("data/b.csv", 2), { path: "data/l", bytes: 1, type: "link" }]);
  expect(tree[0]).toMatchObject({ path: "data", bytes: 8, files: 3, end: 5, parent: -1 });
  expect(tree[1]).toMatchObject({ path: "data/raw", bytes: 5, files: 1, end: 3, parent: 0 });
});

test("growTree(…) takes a file in which something lies for a folder, whatever comes first", () => {
  for (const files of [
    [file("a", 9), file("a/b")],
    [file("a/b"), file("a", 9)],
  ])
    expect(growTree(files).map(({ path, type, bytes }) => [path, type, bytes])).toEqual([
      ["a", "folder", 1],
      ["a/b", "file", 1],
    ]);
});

test("findNode(…) finds each path of any tree, and no other", () => {
  const name = fc.constantFrom("a", "b", "a.b", "a-", "é");
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));
  fc.assert(
    fc.property(fc.array(path, { maxLength: 30 }), path, (paths, asked) => {
      const tree = growTree(paths.map((each) => file(each)));
      for (const [place, node] of tree.entries()) expect(findNode(tree, node.path)).toBe(place);
      const isThere = paths.some((each) => each === asked || each.startsWith(`${asked}/`));
      expect(findNode(tree, asked) !== -1).toBe(isThere);
    }),
  );
});

test("childrenOf(…) gives what lies directly in a folder", () => {
  const tree = growTree([file("a/b/c"), file("a/d"), file("e")]);
  expect(childrenOf(tree, -1).map((place) => tree[place]?.path)).toEqual(["a", "e"]);
  expect(childrenOf(tree, 0).map((place) => tree[place]?.path)).toEqual(["a/b", "a/d"]);
  expect(childrenOf(tree, 2)).toEqual([]);
});

test("resizeNode(…) gives the tree that would have grown with that size", () => {
  const files = [file("a/b/c", 5), file("a/d", 3), file("e", 1)];
  const resized = files.map((each) => (each.path === "a/b/c" ? file("a/b/c", 9) : each));
  expect(resizeNode(growTree(files), "a/b/c", 9)).toEqual(growTree(resized));
  expect(resizeNode(growTree(files), "gone", 9)).toEqual(growTree(files));
});
