import { expect, test } from "vitest";
import { NO_HISTORY, planBuild, type PlannedStep } from "./plan.ts";
import { causeInWords, reasonInWords } from "./reason-words.ts";
import { Snapshot } from "./snapshot.ts";

/** The steps of the last of two builds. */
function planSteps(
  before: string,
  after: string,
  changed: readonly string[] = [],
  noCache = false,
): readonly PlannedStep[] {
  const paths = ["main.py", "a.py", "b.py", "c.py", "d.py"];
  const context = (edited: readonly string[]): Snapshot =>
    new Snapshot(paths.map((path) => ({ path, type: "file", content: edited.includes(path) ? "2" : "1" })));
  const { history } = planBuild({ dockerfile: before, context: context([]) }, NO_HISTORY);
  const again = { dockerfile: after, context: context(changed), ...(noCache && { withoutCache: "all" as const }) };
  return planBuild(again, history).steps;
}

/** What is said of each step of the last of two builds. */
function say(...builds: Parameters<typeof planSteps>): string[] {
  const steps = planSteps(...builds);
  return steps.map((step) => reasonInWords(step, steps));
}

/** What is said of where each step's running began. */
function causes(...builds: Parameters<typeof planSteps>): string[] {
  const steps = planSteps(...builds);
  return steps.map((step) => causeInWords(step, steps));
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

test("reasonInWords says from where a step copies that another stage made anew", () => {
  const text = "FROM a AS build\nCOPY main.py .\nRUN b\nFROM a\nCOPY --from=build /x /x\nFROM a\nCOPY --from=1 /x /x\n";
  expect(say(text, text, ["main.py"]).slice(-2)).toEqual([
    "what it copies from build changed",
    "what it copies from stage 1 changed",
  ]);
});

test("reasonInWords leaves the options of a long instruction out of its name", () => {
  const text = "FROM a\nCOPY main.py .\nRUN --mount=type=cache,target=/root/.cache/pip \\\n  pip install x\nRUN b\n";
  expect(say(text, text, ["main.py"]).at(-1)).toBe("stands on RUN pip install x, which is another layer now");
});

test("causeInWords follows the layers down to where it began", () => {
  const text = "FROM a\nCOPY main.py .\nRUN b\nRUN c\n";
  const copied = "main.py changed, copied by COPY main.py .";
  expect(causes(text, text, ["main.py"])).toEqual([copied, copied, copied]);
  expect(causes(text, text)).toEqual(["", "", ""]);
  expect(causes("FROM a\nRUN b\nRUN c\n", "FROM a\nRUN d\nRUN c\n")).toEqual([
    "the command changed",
    "the command changed, at RUN d",
  ]);
});
