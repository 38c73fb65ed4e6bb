import { expect, test, vi } from "vitest";
import { findRoot } from "./root.ts";

test.each([
  ["a line", (at: number) => at - 2, 2],
  ["a cubic", (at: number) => at ** 3 - 20, Math.cbrt(20)],
  ["a curve that is flat before and steep after", (at: number) => Math.exp(4 * at) - Math.exp(8), 2],
  ["a staircase", (at: number) => Math.floor(at * 10) / 10 - 2.05, 2.1],
  ["one that is not reached from below", (at: number) => at + 1, 0],
  ["one that is not reached from above", (at: number) => at - 9, 5],
])("the root of %s is found", (_, value, root) => {
  expect(Math.abs(findRoot(value, { low: 0, high: 5, precision: 1e-9 }) - root)).toBeLessThan(1e-6);
});

test("few values are needed", () => {
  const value = vi.fn((at: number) => Math.exp(at) - 10);
  expect(findRoot(value, { low: 0, high: 5, precision: 1e-4 })).toBeCloseTo(Math.log(10), 3);
  expect(value.mock.calls.length).toBeLessThan(14);
});
