import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "./decisions.ts";
import { addUp, type Outcome } from "./outcome.ts";
import type { ProjectFile } from "./project.ts";
import { growTree } from "./tree.ts";

function outcomeOf(rules: string, files: readonly ProjectFile[]): Outcome {
  const tree = growTree(files);
  return addUp(tree, decide(tree, rules));
}

const FILES: readonly ProjectFile[] = [
  { path: "data/a.csv", bytes: 30, type: "file" },
  { path: "data/b.md", bytes: 7, type: "file" },
  { path: "main.py", bytes: 5, type: "file" },
  { path: "link", bytes: 1, type: "link" },
];

test("addUp(…) says of each folder how much of it is sent, and of each line what it did", () => {
  const { sent, keptOut, sentBytes, sentFiles, effects } = outcomeOf("data\n!data/*.md\nnothing", FILES);
  expect([sent, keptOut]).toEqual([
    { files: 3, bytes: 13 },
    { files: 1, bytes: 30 },
  ]);
  expect([sentBytes[0], sentFiles[0]]).toEqual([7, 1]);
  expect([...effects].toSorted(([one], [other]) => one - other)).toEqual([
    [1, { files: 1, bytes: 30, isException: false }],
    [2, { files: 1, bytes: 7, isException: true }],
  ]);
});

test("what is sent and what is kept out are the whole project, whatever the rules", () => {
  const path = fc
    .array(fc.constantFrom("a", "b", "c.py", "d"), { minLength: 1, maxLength: 3 })
    .map((names) => names.join("/"));
  const rule = fc.constantFrom("*", "a", "!a", "**/b", "!**/c.py", "a/b", "# no", "");
  fc.assert(
    fc.property(fc.array(path), fc.array(rule), (paths, rules) => {
      const files = paths.map((each): ProjectFile => ({ path: each, bytes: 3, type: "file" }));
      const { tree, sent, keptOut } = outcomeOf(rules.join("\n"), files);
      const all = tree.filter(({ type }) => type !== "folder");
      expect([sent.files + keptOut.files, sent.bytes + keptOut.bytes]).toEqual([all.length, 3 * all.length]);
    }),
  );
});
