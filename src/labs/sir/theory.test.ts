import { expect, test } from "vitest";
import { runEpidemic } from "./epidemic.ts";
import { FIRST_STATE, type SirState } from "./state.ts";
import { THEORY, theoryOf, type TheoryKey } from "./theory.ts";
import { THEORY_SOURCES } from "./theory-sources.ts";

const SEIR: Partial<SirState> = { model: "seir" };
const BIRTHS: Partial<SirState> = { model: "sir-demography" };
const INTERVENTION: Partial<SirState> = { intervention: "on" };

test.each<[TheoryKey, Partial<SirState>, string, string]>([
  ["effective", {}, "2.97 new cases per case", "Above 1: infections grow."],
  ["effective", { vaccinated: 67 }, "0.98 new cases per case", "Not above 1: infections do not grow."],
  ["threshold", {}, "66.7 %", "So many must be immune for infections not to grow."],
  ["threshold", { contactRate: 0.1 }, "none", "R0 is not above 1: infections do not grow anyway."],
  ["doubling", {}, "3.52 days", ""],
  ["doubling", SEIR, "7.02 days", "Reached after some incubation times."],
  ["doubling", { contactRate: 0.1 }, "none", "Infections do not grow on day 0."],
  ["peak", {}, "3,038 people", "The run: 3,038 people."],
  ["peak", { method: "euler" }, "3,038 people", "The run: 3,097 people."],
  ["peak", SEIR, "none", "With an incubation time, theory has no formula for it."],
  ["peak", BIRTHS, "none", "With births and deaths, theory has no formula for it."],
  ["peak", INTERVENTION, "none", "With an intervention, theory has no formula for it."],
  ["finalSize", {}, "9,412 people", "The run up to day 200: 9,412 people."],
  ["finalSize", SEIR, "9,412 people", "The run up to day 200: 9,412 people."],
  ["finalSize", { days: 30, unit: "fraction" }, "94.1 %", "The run up to day 30: 75.4 %."],
  ["finalSize", BIRTHS, "none", "Where people are born, infections need not end."],
  ["finalSize", INTERVENTION, "none", "It depends on when the intervention comes."],
  ["equilibrium", {}, "none", "Nobody is born: the infection runs out of people and ends."],
  ["equilibrium", SEIR, "none", "Nobody is born: the infection runs out of people and ends."],
  ["equilibrium", { ...BIRTHS, contactRate: 0.1 }, "none", "R0 is not above 1: the infection ends."],
  [
    "equilibrium",
    BIRTHS,
    "2.61 infected, 3,335 susceptible",
    "The run has times with less than one person infected: chance would end it there, in so few people.",
  ],
  [
    "equilibrium",
    { ...BIRTHS, lifeExpectancy: 1 },
    "175 infected, 3,425 susceptible",
    "There the infection stays for ever. Type more days, such as 20,000, to see the way to it.",
  ],
  [
    "equilibrium",
    { ...BIRTHS, lifeExpectancy: 1, days: 3000 },
    "175 infected, 3,425 susceptible",
    "There the infection stays for ever. The run ends near it.",
  ],
])("%s of %j is %s. %s", (key, changes, value, remark) => {
  const entry = theoryOf(runEpidemic({ ...FIRST_STATE, ...changes }), 0)[key];
  expect(entry).toMatchObject({ value, remark });
});

test("R of a day is below 1 after the peak, and lower while contacts are fewer", () => {
  expect(effective({}, 26)).toBeGreaterThan(1);
  expect(effective({}, 27)).toBeLessThan(1);
  expect(effective(INTERVENTION, 20)).toBeCloseTo(effective({}, 20) / 2, 2);
});

function effective(changes: Partial<SirState>, day: number): number {
  return Number.parseFloat(theoryOf(runEpidemic({ ...FIRST_STATE, ...changes }), day).effective.value);
}

test("every number has a formula in words and a source", () => {
  const entries = theoryOf(runEpidemic(FIRST_STATE), 0);
  for (const key of THEORY) expect([entries[key].formula, THEORY_SOURCES[key].text]).not.toContain("");
});
