import { expect, test } from "vitest";
import { axisOf, roundTop } from "./axis.ts";

test.each([
  [10_000, "people", "linear", ["0", "2,500", "5,000", "7,500", "10,000"]],
  [1e10, "people", "linear", ["0", "2.5bn", "5bn", "7.5bn", "10bn"]],
  [10_000, "fraction", "linear", ["0 %", "25 %", "50 %", "75 %", "100 %"]],
  [10_000, "people", "log", ["1", "10", "100", "1,000", "10,000"]],
  [10_000, "fraction", "log", ["0.01 %", "0.1 %", "1 %", "10 %", "100 %"]],
  [1e10, "people", "log", ["1", "100", "10,000", "1m", "100m", "10bn"]],
  [500, "people", "log", ["1", "10", "100"]],
] as const)("of %f people as %s on a %s axis has these ticks", (population, unit, scale, labels) => {
  expect(axisOf({ population, unit, scale }).ticks.map(({ label }) => label)).toEqual(labels);
});

test.each([
  [3038, "people", 4000],
  [231, "people", 400],
  [100, "people", 100],
  [1, "people", 4],
  [9, "people", 20],
  [9900, "people", 10_000],
  [3038, "fraction", 4000],
  [0.3, "fraction", 0.4],
] as const)("above %f of 10,000 people as %s an axis ends at %f", (most, unit, top) => {
  expect(roundTop(most, { population: 10_000, unit })).toBeCloseTo(top, 9);
});

test("heights go from 0 to 1, and nobody is at the bottom of a logarithmic axis", () => {
  const { heightOf } = axisOf({ population: 10_000, unit: "people", scale: "log" });
  expect([0, 1, 100, 10_000].map(heightOf)).toEqual([0, 0, 0.5, 1]);
});

test.each(["linear", "log"] as const)("on a %s axis, peopleAt(…) is the inverse of heightOf(…)", (scale) => {
  const { heightOf, peopleAt } = axisOf({ population: 10_000, unit: "people", scale });
  for (const people of [1, 100, 3038, 10_000]) expect(peopleAt(heightOf(people))).toBeCloseTo(people, 6);
});
