import { expect, test } from "vitest";
import { decide } from "./decisions.ts";
import { explainIdle, findIdle, type Idle } from "./idle-lines.ts";
import { growTree } from "./tree.ts";

const TREE = growTree(
  ["src/__pycache__/a.pyc", "src/a.py", "data/a.csv", "main.py"].map((path) => ({ path, bytes: 1, type: "file" })),
);

async function idleOf(rules: string): Promise<Idle[]> {
  const lines = findIdle(rules, decide(TREE, rules).lines);
  return await Promise.all(lines.map((line) => explainIdle(line, async (text) => decide(TREE, text))));
}

test.each<[string, Omit<Idle, "line">[]]>([
  ["data\n*.py\n# none\n", []],
  ["__pycache__", [{ reason: "nothing", meant: "**/__pycache__" }]],
  ["*.pyc", [{ reason: "nothing", meant: "**/*.pyc" }]],
  ["src/**\n!*.pyc", [{ reason: "nothing", meant: "!**/*.pyc" }]],
  ["**/logs", [{ reason: "nothing", meant: undefined }]],
  ["logs", [{ reason: "nothing", meant: undefined }]],
  ["data\ndata/a.csv", [{ reason: "late", meant: undefined }]],
  ["!main.py", [{ reason: "late", meant: undefined }]],
  ["data # large", [{ reason: "comment", meant: "data" }]],
  [" # note", [{ reason: "comment", meant: undefined }]],
])("of %j, these lines do nothing: %j", async (rules, expected) => {
  expect((await idleOf(rules)).map(({ reason, meant }) => ({ reason, meant }))).toEqual(expected);
});

test("a line that would be refused if it were asked matches nothing", async () => {
  expect(await idleOf("*\na{1}{1}")).toMatchObject([{ line: 2, reason: "nothing" }]);
});
