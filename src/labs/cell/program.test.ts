import { describe, expect, test } from "vitest";
import type { Ending } from "../../runtimes/runtime.ts";
import { composeProgram, firstLines, isSign, judge } from "./program.ts";

const checks = [{ holds: "peak < 1500", hint: 'Lower "beta".' }];
const texts = ["def peak():\n    return 1", "peak = peak()"];

function failed(message: string, line?: number): Ending {
  return { kind: "failed", seconds: 1, error: { name: "Error", message, trace: "", ...(line && { line }) } };
}

describe("composeProgram", () => {
  test("joins the texts as lines of one file, and runs apart", () => {
    expect(composeProgram("sir_api/model.py", texts)).toEqual({
      code: "def peak():\n    return 1\npeak = peak()",
      name: "sir_api/model.py",
      apart: true,
    });
  });

  test("puts checks behind the reader's lines, and a sign behind the checks", () => {
    expect(composeProgram("model.py", texts, checks).code.split("\n").slice(3)).toEqual([
      String.raw`assert (peak < 1500), "Lower \"beta\"."`,
      '"every check held"',
    ]);
  });

  test("names the endings that there are for a file that no engine runs", () => {
    expect(() => composeProgram("Dockerfile", texts)).toThrow(/No engine of the page runs Dockerfile.*\.py/);
  });
});

test("firstLines counts the lines of all texts through", () => {
  expect(firstLines(texts)).toEqual([1, 3]);
});

describe("judge", () => {
  const checked = { texts, checks };

  test("says right only after the sign", () => {
    expect(judge({ kind: "finished", seconds: 1 }, true, checked)).toEqual({ kind: "right" });
    expect(judge({ kind: "finished", seconds: 1 }, false, checked)).toMatchObject({ kind: "hint" });
    expect(isSign({ kind: "value", text: "'every check held'", type: "str" })).toBe(true);
  });

  test("gives the hint of the check that did not hold", () => {
    expect(judge(failed('Lower "beta".', 4), false, checked)).toEqual({ kind: "hint", hint: 'Lower "beta".' });
  });

  test("says nothing of an error in the reader's own lines", () => {
    expect(judge(failed("division by zero", 3), false, checked)).toEqual({ kind: "none" });
  });

  test("says what a check missed", () => {
    expect(judge(failed("name 'peak' is not defined", 4), false, checked)).toMatchObject({
      kind: "hint",
      hint: expect.stringContaining("name 'peak' is not defined"),
    });
  });
});
