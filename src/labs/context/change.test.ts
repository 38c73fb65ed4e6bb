import { expect, test } from "vitest";
import { describeChange } from "./change.ts";
import { decide } from "./decisions.ts";
import { addUp, type Outcome } from "./outcome.ts";
import { growTree } from "./tree.ts";

const SIZES = { "data/raw/a.csv": 40_000, "data/raw/b.csv": 60_000, "data/c.csv": 5000, "main.py": 700 };

function outcomeOf(rules: string, sizes: Readonly<Record<string, number>> = SIZES): Outcome {
  const tree = growTree(Object.entries(sizes).map(([path, bytes]) => ({ path, bytes, type: "file" })));
  return addUp(tree, decide(tree, rules));
}

test.each([
  ["", "data", "data/ is no longer sent: 105 kB less."],
  ["data", "", "data/ is sent now: 105 kB more."],
  ["", "data/raw", "data/raw/ is no longer sent: 100 kB less."],
  ["", "data/raw/a.csv", "data/raw/a.csv is no longer sent: 40.0 kB less."],
  ["data\nmain.py", "main.py", "data/ is sent now: 105 kB more."],
  ["", "data/raw/a.csv\nmain.py", "65.0 kB are sent now: 40.7 kB less."],
  ["", "*", "0 B are sent now: 106 kB less."],
  ["data", "data/", ""],
])("from %j to %j is: %s", (before, after, words) => {
  expect(describeChange(outcomeOf(before), outcomeOf(after))).toBe(words);
});

test("what is deleted, added or resized is named", () => {
  const { "main.py": _gone, ...rest } = SIZES;
  expect(describeChange(outcomeOf(""), outcomeOf("", rest))).toBe("main.py is gone: 700 B less.");
  expect(describeChange(outcomeOf("", rest), outcomeOf(""))).toBe("main.py is sent now: 700 B more.");
  const resized = outcomeOf("", { ...SIZES, "data/c.csv": 9000 });
  expect(describeChange(outcomeOf(""), resized)).toBe("data/c.csv: 4.00 kB more.");
  expect(describeChange(outcomeOf(""), outcomeOf("", { ...SIZES, empty: 0 }))).toBe("empty is sent now: 1 file more.");
});

test("an ignore file that grows with its rules does not hide what they do", () => {
  const before = outcomeOf("", { ...SIZES, ".dockerignore": 10 });
  const after = outcomeOf("data", { ...SIZES, ".dockerignore": 15 });
  expect(describeChange(before, after)).toBe("data/ is no longer sent: 105 kB less.");
});
