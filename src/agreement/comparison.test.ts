import { describe, expect, test } from "vitest";
import { compareFolder, compareText, OWN_CASES } from "./comparison.ts";
import { kindOf, KINDS } from "./kinds.ts";

const agreeing = { patterns: ["*.log"], path: "a.log", expected: true };
const differing = { patterns: ["*.log"], path: "a.log", expected: false };

function compare(cases: unknown, ...excepted: string[]): ReturnType<typeof compareText> {
  const name = "patternmatcher-fuzz-b";
  const exceptions = excepted.map((id) => ({ file: name, id, reason: "A sentence that says why." }));
  return compareText(name, JSON.stringify(cases), exceptions);
}

test("the project agrees with its own cases", async () => {
  const failures = (await compareFolder(OWN_CASES)).flatMap((each) => (each.state === "compared" ? each.failures : []));
  expect(failures).toEqual([]);
}, 30_000);

test("a folder without conformance files is refused", async () => {
  await expect(compareFolder("src/agreement/kinds")).rejects.toThrow("no conformance files in src/agreement/kinds");
  await expect(compareFolder("src/nowhere")).rejects.toThrow("no conformance files in src/nowhere");
});

describe("compareText(…)", () => {
  test("counts the cases that agree", async () => {
    expect(await compare([agreeing, agreeing, differing])).toMatchObject({ cases: 3, agree: 2 });
  });

  test("tells what differs, by the case's id, name or number", async () => {
    const { failures } = (await compare([differing, { ...differing, name: "rand-2" }, { ...differing, id: 7 }])) as {
      failures: unknown;
    };
    const what = '["*.log"] with "a.log": true instead of false';
    expect(failures).toEqual([
      { id: "#1", what },
      { id: "rand-2", what },
      { id: "7", what },
    ]);
  });

  test("forgives an exception, and does not count it as agreeing", async () => {
    expect(await compare([agreeing, differing], "#2")).toMatchObject({ cases: 2, agree: 1, failures: [] });
  });

  test("does not forgive an exception that agrees after all", async () => {
    const failures = [{ id: "#1", what: "agrees, though it is listed as an exception" }];
    expect(await compare([agreeing], "#1")).toMatchObject({ agree: 1, failures });
  });

  test("takes a refusal for an answer", async () => {
    const refused = { patterns: ["["], path: "a", expected: false };
    expect(
      await compare([
        { ...refused, error: true },
        { ...refused, error: "syntax error in pattern" },
      ]),
    ).toMatchObject({
      agree: 2,
    });
    expect(
      await compare([{ ...refused, error: "something else" }, refused, { ...agreeing, error: true }]),
    ).toMatchObject({
      agree: 0,
    });
  });

  test.each([
    ["patternmatcher-fuzz", "{", "This is no JSON."],
    ["patternmatcher-fuzz", '{"cases":[]}', 'This is no file of the kind "patternmatcher-fuzz".'],
    ["ignorefile-2", '[{"name":"a"}]', 'This is no file of the kind "ignorefile".'],
    ["dockerignore-context", "[]", 'This is no file of the kind "dockerignore-context".'],
    ["package", "{}", "No kind has this name."],
  ])("says why %s.json with %s is no such file", async (name, text, problem) => {
    const comparison = await compareText(name, text);
    expect(comparison).toMatchObject({ name, state: "unreadable" });
    expect("problem" in comparison && comparison.problem).toContain(problem);
  });

  test("says of a kind without a core that it is not there yet", async () => {
    const waiting = Object.keys(KINDS).filter((kind) => KINDS[kind]?.load === undefined);
    for (const kind of waiting) expect(await compareText(`${kind}-more`, "")).toMatchObject({ state: "not yet" });
  });
});

test.each([
  ["lint", "lint"],
  ["lint-more", "lint"],
  ["cache-scenarios-2", "cache-scenarios"],
  ["patternmatcher-fuzz-b", "patternmatcher-fuzz"],
  ["linter", undefined],
  ["cache", undefined],
])("the kind of %s is %s", (name, kind) => {
  expect(kindOf(name)).toBe(kind);
});
