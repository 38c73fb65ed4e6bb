import { expect, test } from "vitest";
import { countPassed } from "./own-tests.ts";

test("countPassed(…) reads pytest's last line", () => {
  expect(countPassed("tests/a.py ..\n\n===== 12 passed, 1 warning in 0.53s =====\n")).toBe(12);
});

test("countPassed(…) reads the last line of unittest", () => {
  expect(countPassed("..\n-----\nRan 2 tests in 0.001s\n\nOK\n")).toBe(2);
});

test("countPassed(…) reads the summary of Node's test runner", () => {
  expect(countPassed("✔ 3 passed trials are enough (1ms)\nℹ tests 5\nℹ pass 4\nℹ fail 1\n")).toBe(4);
  expect(countPassed("# tests 5\n# pass 5\n")).toBe(5);
});

test("countPassed(…) gives undefined where nobody says", () => {
  expect(countPassed("no tests ran")).toBeUndefined();
});
