import { expect, test } from "vitest";
import { runEpidemic } from "./epidemic.ts";
import { FIRST_STATE, type SirState } from "./state.ts";
import { countsOn, listedDays, rowOf, someDays } from "./table.ts";

test.each([10, 33, 200, 365])("eleven days of %i, none of them twice", (days) => {
  const listed = someDays({ days });
  expect(listed).toHaveLength(11);
  expect(listed[0]).toBe(0);
  expect(listed.at(-1)).toBe(days);
  expect(new Set(listed).size).toBe(11);
});

test.each([
  [200, 201, 1, 199],
  [365, 366, 1, 364],
  [500, 251, 2, 498],
  [1001, 202, 5, 1000],
  [10_000, 201, 50, 9950],
])("of %i days %i are listed: the first, day %i, … day %i, the last", (days, count, second, lastButOne) => {
  const listed = listedDays({ days });
  expect(listed).toHaveLength(count);
  expect([listed[0], listed[1], listed.at(-2), listed.at(-1)]).toEqual([0, second, lastButOne, days]);
});

test.each([
  [0, 200, 0],
  [26.4, 200, 26],
  [26.5, 200, 27],
  [200, 200, 200],
  [12, 1001, 2],
  [13, 1001, 3],
  [1001, 1001, 201],
])("day %f of %i is nearest to row %i", (day, days, row) => {
  expect(rowOf(day, { days })).toBe(row);
});

test.each<[Partial<SirState>, number, string[]]>([
  [{}, 0, ["9,900", "100", "0"]],
  [{}, 200, ["588", "0", "9,412"]],
  [{ unit: "fraction" }, 0, ["99 %", "1 %", "0 %"]],
])("with %j, day %i says %j", (change, day, counts) => {
  expect(countsOn(day, runEpidemic({ ...FIRST_STATE, ...change }))).toEqual(counts);
});
