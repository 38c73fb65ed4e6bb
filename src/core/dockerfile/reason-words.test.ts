import { expect, test } from "vitest";
import { NO_HISTORY, planBuild } from "./plan.ts";
import { reasonInWords } from "./reason-words.ts";
import { Snapshot } from "./snapshot.ts";

/** What is said of each step of the last of two builds. */
function say(before: string, after: string, changed: readonly string[] = [], noCache = false): string[] {
  const paths = ["main.py", "a.py", "b.py", "c.py", "d.py"];
  const context = (edited: readonly string[]): Snapshot =>
    new Snapshot(paths.map((path) => ({ path, type: "file", content: edited.includes(path) ? "2" : "1" })));
  const { history } = planBuild({ dockerfile: before, context: context([]) }, NO_HISTORY);
  const again = { dockerfile: after, context: context(changed), ...(noCache && { withoutCache: "all" as const }) };
  const { steps } = planBuild(again, history);
  return steps.map((step) => reasonInWords(step, steps));
}

const TEXT = "FROM a\nCOPY main.py .\nRUN b\n";

test.each([
  [[], ["", ""]],
  [["main.py"], ["main.py changed", "stands on COPY main.py ., which is another layer now"]],
])("reasonInWords names the file and the layer below after a change of %j", (changed, expected) => {
  expect(say(TEXT, TEXT, changed)).toEqual(expected);
});

test("reasonInWords names a few of many files", () => {
  expect(say("FROM a\nCOPY . .\n", "FROM a\nCOPY . .\n", ["a.py", "b.py", "c.py", "d.py"])).toEqual([
    "a.py, b.py and 2 others changed",
  ]);
});

test.each([
  ["FROM a\nRUN b\n", "FROM a\nRUN c\n", "the command changed"],
  ["FROM a\nRUN b\n", "FROM a\nENV A=1\nRUN b\n", "a variable that it sees changed"],
  ["FROM a\nRUN b\n", "FROM a\nUSER u\nRUN b\n", "the account changed"],
  ["FROM a\nCOPY main.py x\n", "FROM a\nCOPY main.py y\n", "the destination changed"],
  ["FROM a\n", "FROM a\nRUN b\n", "was not built before"],
])("reasonInWords says what differs between %j and %j", (before, after, expected) => {
  expect(say(before, after)).toEqual([expected]);
});

test("reasonInWords says that the cache is not used, and that FROM is another image", () => {
  expect(say("FROM a\nRUN b\n", "FROM a\nRUN b\n", [], true)).toEqual(["nothing is taken from the cache"]);
  expect(say("FROM a\nRUN b\n", "FROM z\nRUN b\n")).toEqual(["what it begins from is another one now"]);
});
