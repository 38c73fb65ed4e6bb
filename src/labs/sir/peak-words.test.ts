import { expect, test } from "vitest";
import { runEpidemic } from "./epidemic.ts";
import { peakReading, whyNoPeak } from "./peak-words.ts";
import { FIRST_STATE, type SirState } from "./state.ts";

test.each<[string, Partial<SirState>]>([
  ["Day 26.5, 3,038 infected; contact rate 0.3, recovery rate 0.1", {}],
  ["Day 26.5, 30.4 % infected; contact rate 0.3, recovery rate 0.1", { unit: "fraction" }],
])("the peak is said as “%s”", (reading, changes) => {
  expect(peakReading(runEpidemic({ ...FIRST_STATE, ...changes }))).toBe(reading);
});

test.each<[string | undefined, Partial<SirState>]>([
  [undefined, {}],
  [undefined, { days: 20 }],
  ["There is no peak to pull: R0 is not above 1. Raise the contact rate.", { contactRate: 0.1 }],
  ["There is no peak to pull: the infected are most on day 0. Raise the contact rate.", { contactRate: 0.1005 }],
])("why there is no peak to pull: %s", (why, changes) => {
  expect(whyNoPeak(runEpidemic({ ...FIRST_STATE, ...changes }))).toBe(why);
});
