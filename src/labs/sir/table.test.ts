import { expect, test } from "vitest";
import { runEpidemic } from "./epidemic.ts";
import { FIRST_STATE, type SirState } from "./state.ts";
import { countsOn, someDays } from "./table.ts";

test.each([10, 33, 200, 365])("eleven days of %i, none of them twice", (days) => {
  const listed = someDays({ days });
  expect(listed).toHaveLength(11);
  expect(listed[0]).toBe(0);
  expect(listed.at(-1)).toBe(days);
  expect(new Set(listed).size).toBe(11);
});

test.each<[Partial<SirState>, number, string[]]>([
  [{}, 0, ["9,900", "100", "0"]],
  [{}, 200, ["588", "0", "9,412"]],
  [{ unit: "fraction" }, 0, ["99 %", "1 %", "0 %"]],
])("with %j, day %i says %j", (change, day, counts) => {
  expect(countsOn(day, runEpidemic({ ...FIRST_STATE, ...change }))).toEqual(counts);
});
