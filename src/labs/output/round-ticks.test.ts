import { expect, test } from "vitest";
import { roundTicks } from "./round-ticks.ts";

test.each([
  [0, 200, ["0", "50", "100", "150", "200"]],
  [0, 160, ["0", "50", "100", "150", "200"]],
  [100, 3038, ["0", "1,000", "2,000", "3,000", "4,000"]],
  [-1, 1, ["-1", "-0.5", "0", "0.5", "1"]],
  [0, 0.35, ["0", "0.1", "0.2", "0.3", "0.4"]],
  [3, 4, ["3", "3.2", "3.4", "3.6", "3.8", "4"]],
  [0, 8e6, ["0", "2m", "4m", "6m", "8m"]],
  [0, 3e-7, ["0", "1e-7", "2e-7", "3e-7"]],
])("from %d to %d", (low, high, labels) => {
  expect(roundTicks(low, high).map(({ label }) => label)).toEqual(labels);
});

test.each([
  [1, 1],
  [1e20, 1e20 + 1],
  [-1e308, 1e308],
  [0, Number.MIN_VALUE],
])("from %d to %d there are a few marks, at most seven, and both ends are held", (low, high) => {
  const values = roundTicks(low, high).map(({ value }) => value);
  expect(values.length).toBeGreaterThan(1);
  expect(values.length).toBeLessThan(8);
  expect(values[0]).toBeLessThanOrEqual(low);
  expect(values.at(-1)).toBeGreaterThanOrEqual(high);
});
