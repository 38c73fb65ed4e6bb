import { describe, expect, test } from "vitest";
import { countPlaywright, countVitest, formatTime, readCounts } from "./counts.mjs";

describe("readCounts", () => {
  test("the last line of a part says how many passed and failed", () => {
    expect(readCounts("3 passed, 9 failed\nunit: 120 passed, 2 failed\n", 1)).toEqual({ passed: 120, failed: 2 });
  });

  test("colours in the last line do not hide the counts", () => {
    expect(readCounts("\u001b[32mverify: 7 passed, 0 failed\u001b[39m\n", 0)).toEqual({ passed: 7, failed: 0 });
  });

  test("a part that ended before it counted is one failure", () => {
    expect(readCounts("Segmentation fault\n", 139)).toEqual({ passed: 0, failed: 1 });
    expect(readCounts("", 0)).toEqual({ passed: 0, failed: 1 });
  });

  test("a part that ended badly although nothing failed is one failure", () => {
    expect(readCounts("verify: 40 passed, 0 failed\n", 1)).toEqual({ passed: 40, failed: 1 });
  });
});

test("a test file that could not be loaded counts as failed", () => {
  const testResults = [
    { status: "failed", assertionResults: [] },
    { status: "failed", assertionResults: [{}, {}] },
    { status: "passed", assertionResults: [{}] },
  ];
  expect(countVitest({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({ passed: 2, failed: 2 });
});

test("a browser test that passed at its second try passed, and an error outside the tests failed", () => {
  expect(countPlaywright({ stats: { expected: 10, flaky: 1, unexpected: 2 }, errors: [{}] })).toEqual({
    passed: 11,
    failed: 3,
  });
});

test.each([
  [0.04, "0.0 s"],
  [59.4, "59.4 s"],
  [61, "1 min 1 s"],
  [119.7, "2 min 0 s"],
])("%s seconds are written as %s", (seconds, text) => {
  expect(formatTime(seconds)).toBe(text);
});
