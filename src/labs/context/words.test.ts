import { expect, test } from "vitest";
import { decide } from "./decisions.ts";
import { addUp, type Outcome } from "./outcome.ts";
import { findNode, growTree } from "./tree.ts";
import { deciderOf, fateOf, figuresOf, RATES, verdictOf } from "./words.ts";

const RULES = "data\n!data/keep.csv\nsrc/*";
const LINES = RULES.split("\n");
const tree = growTree(
  ["data/keep.csv", "data/raw/a.csv", "src/a.py", "main.py"].map((path) => ({ path, bytes: 1000, type: "file" })),
);
const outcome: Outcome = addUp(tree, decide(tree, RULES));

test.each([
  ["data", "part", "1.00 kB of 2.00 kB sent", "line 1", "data"],
  ["data/keep.csv", "sent", "sent", "line 2", "!data/keep.csv"],
  ["data/raw", "out", "kept out", "line 1", "data"],
  ["data/raw/a.csv", "out", "kept out", "line 1", "data"],
  ["src", "out", "sent empty", "by lines for what is in it", undefined],
  ["src/a.py", "out", "kept out", "line 3", "src/*"],
  ["main.py", "sent", "sent", "no line", undefined],
])("%s: %s, “%s”, %s", (path, kind, text, decider, line) => {
  const fate = fateOf(outcome, findNode(tree, path), LINES);
  expect([fate.kind, fate.text, deciderOf(fate), fate.by?.text]).toEqual([kind, text, decider, line]);
});

test("the verdict says how much is sent", () => {
  expect(verdictOf(outcome)).toBe("2.00 kB of 4.00 kB would be sent to the builder.");
  expect(verdictOf(addUp(tree, decide(tree, "")))).toBe("Everything would be sent to the builder.");
  expect(verdictOf(addUp(tree, decide(tree, "*")))).toBe("Nothing would be sent to the builder.");
  expect(verdictOf(outcome, { line: 3, message: "" })).toBe("The builder stops at line 3: nothing is sent.");
});

test("the time is what is sent divided by the rate that is named", () => {
  const { time, secrets } = figuresOf({ ...outcome, sent: { files: 1, bytes: 412_000_000 } }, 0, RATES[0]);
  expect(time).toEqual({ value: "41 s", note: "at 10 MB/s" });
  expect(secrets.value).toBe("none");
});
