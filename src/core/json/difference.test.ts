import { expect, test } from "vitest";
import { largestDifference } from "./difference.ts";

test("equal values do not differ", () => {
  expect(largestDifference({ time: [0, 0.5], method: "rk4" }, { method: "rk4", time: [0, 0.5] })).toBe(0);
});

test("the number that differs most counts, in proportion to itself", () => {
  expect(largestDifference([1000, 1], [1001, 1.01])).toBeCloseTo(0.01 / 1.01, 12);
  expect(largestDifference({ a: -2 }, { a: 2 })).toBe(2);
  expect(largestDifference(0, 1e-300)).toBe(1);
});

test.each<[string, unknown, unknown]>([
  ["a key", { a: 1 }, { b: 1 }],
  ["one key more", { a: 1 }, { a: 1, b: 2 }],
  ["a length", [1, 2], [1]],
  ["a text", { method: "rk4" }, { method: "euler" }],
  ["a type", { a: 1 }, { a: "1" }],
  ["a list for an object", [1], { 0: 1 }],
  ["null for an object", { a: null }, { a: {} }],
])("another shape is no difference that has a size: %s", (_what, left, right) => {
  expect(largestDifference(left, right)).toBe(Infinity);
});
