import { expect, test } from "vitest";
import { isRunning, processMark } from "./process-mark.ts";

test("a process runs until it has ended, and another of the same number is another", () => {
  const mark = processMark(process.pid);
  expect(mark).toMatch(/^\d+ \S+/);
  expect(isRunning(mark)).toBe(true);
  expect(isRunning(`${process.pid} 1`)).toBe(false);
  expect(isRunning(`${process.pid}`)).toBe(true);
  expect(isRunning("4194305 1")).toBe(false);
  expect(isRunning("")).toBe(false);
});
