import { assert, constantFrom, double, integer, property, record, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { checkEpidemic } from "../../core/epidemic/epidemic-check.ts";
import { readLink, writeLink } from "./lab-link.ts";
import { FIRST_LAB_STATE } from "./lab-state.ts";
import { runEpidemic } from "./epidemic.ts";
import { fitting } from "./limits.ts";
import { modelOf } from "./model.ts";
import { CHOICES, FIRST_STATE, type SirState } from "./state.ts";

const writeStateLink = (shown: SirState): string => writeLink({ ...FIRST_LAB_STATE, shown });

function readStateLink(link: string): { state?: SirState; problem?: string } {
  const { state, ...rest } = readLink(link);
  return state ? { ...rest, state: state.shown } : rest;
}

const rate = double({ min: 0.01, max: 1, noNaN: true });
const anyState = record({
  model: constantFrom(...CHOICES.model),
  incubationTime: double({ min: 1, max: 30, noNaN: true }),
  lifeExpectancy: double({ min: 1, max: 100, noNaN: true }),
  vaccinated: double({ min: 0, max: 100, noNaN: true }),
  intervention: constantFrom(...CHOICES.intervention),
  interventionFrom: integer({ min: 0, max: 100 }),
  interventionTo: integer({ min: 100, max: 400 }),
  interventionFactor: double({ min: 0, max: 10, noNaN: true }),
  contactRate: rate,
  recoveryRate: rate,
  initialInfected: integer({ min: 1, max: 1000 }),
  days: integer({ min: 10, max: 365 }),
  population: integer({ min: 10_000, max: 1e10 }),
  step: double({ min: 0.05, max: 1, noNaN: true }),
  method: constantFrom(...CHOICES.method),
  basis: constantFrom(...CHOICES.basis),
  unit: constantFrom(...CHOICES.unit),
  scale: constantFrom(...CHOICES.scale),
  view: constantFrom(...CHOICES.view),
});

test("a link gives back the state that it was written of", () => {
  assert(
    property(anyState, (state) => {
      const lawful = fitting(state);
      expect(readStateLink(writeStateLink(lawful))).toEqual({ state: lawful });
    }),
  );
});

test("what a link opens can be computed", () => {
  assert(
    property(anyState, (state) => {
      const { days, step, method } = fitting(state);
      expect(checkEpidemic(modelOf(state), { days, step, method })).toEqual([]);
    }),
  );
});

test.each<Partial<SirState>>([
  { contactRate: 100, recoveryRate: 100, days: 365 },
  { contactRate: 100, recoveryRate: 0.001, days: 1000 },
  { model: "sir-demography", days: 365_250, step: 10 },
  { model: "sir-demography", days: 365_250, step: 10, lifeExpectancy: 0.1, contactRate: 100, recoveryRate: 50 },
  { model: "sir-demography", days: 100_000, step: 10, lifeExpectancy: 20, contactRate: 1.5 },
  { model: "seir", incubationTime: 0.01, days: 365_250, step: 10 },
  { intervention: "on", interventionFactor: 0, interventionTo: 5000, days: 10_000 },
])("the adaptive method can compute what it takes of %j", (changes) => {
  const state = fitting({ ...FIRST_STATE, method: "dormand-prince", ...changes });
  expect(() => runEpidemic(state)).not.toThrow();
});

test.each([
  ["#sir=1&beta=0.3&gamma=0.1&infected=100&days=200&method=rk4", FIRST_STATE],
  ["#sir=1", FIRST_STATE],
  ["#sir=1&beta=0.12&method=euler", { ...FIRST_STATE, contactRate: 0.12, method: "euler" }],
  [
    "#sir=1&days=365&infected=1000&gamma=1e-2",
    { ...FIRST_STATE, days: 365, initialInfected: 1000, recoveryRate: 0.01 },
  ],
  [
    "#sir=1&population=1000000&infected=5000&axis=log&unit=fraction&by=r0",
    { ...FIRST_STATE, population: 1e6, initialInfected: 5000, scale: "log", unit: "fraction", basis: "r0" },
  ],
  ["#sir=1&beta=0.2&view=phase", { ...FIRST_STATE, contactRate: 0.2, view: "phase" }],
  [
    "#sir=1&beta=1&gamma=1&infected=1&days=365&step=1",
    { ...FIRST_STATE, contactRate: 1, recoveryRate: 1, initialInfected: 1, days: 365, step: 1 },
  ],
  [
    "#sir=1&beta=1.5&incubation=8&immune=93&model=seir&method=dormand-prince",
    { ...FIRST_STATE, contactRate: 1.5, incubationTime: 8, vaccinated: 93, model: "seir", method: "dormand-prince" },
  ],
  [
    "#sir=1&days=20000&life=50&model=sir-demography",
    { ...FIRST_STATE, days: 20_000, lifeExpectancy: 50, model: "sir-demography" },
  ],
  [
    "#sir=1&from=30&to=90&contacts=0.25&intervention=on",
    { ...FIRST_STATE, interventionFrom: 30, interventionTo: 90, interventionFactor: 0.25, intervention: "on" },
  ],
] as const)("the old link %s opens as on the day on which it was shared", (link, state) => {
  expect(readStateLink(link)).toEqual({ state });
});

describe("a link that was edited says what is wrong:", () => {
  test.each([
    [
      "#sir=1&beta=0",
      "Contact rate: Too small. Write a number from 0.001 to 100. At 0 nobody would be infected, and R0 would be 0.",
    ],
    [
      "#sir=1&gamma=0",
      "Recovery rate: Too small. Write a number from 0.001 to 100. At 0 nobody would recover, and R0 would be infinite.",
    ],
    ["#sir=1&beta=NaN", "Contact rate: “NaN” is not a number. Write a number from 0.001 to 100."],
    [
      "#sir=1&beta=3",
      "Contact rate: Too large. Write a number from 0.001 to 2. With a step of 0.5 days, a compartment could become negative.",
    ],
    ["#sir=1&infected=1e12", "Initial infected: Too large. Write a whole number from 1 to 10,000,000,000."],
    [
      "#sir=1&infected=20000&population=10000",
      "Initial infected: Too large. Write a whole number from 1 to 10,000. There are no more people.",
    ],
    [
      "#sir=1&population=1e12",
      "Population: Too large. Write a whole number from 100 to 10,000,000,000. No more people live on Earth.",
    ],
    [
      "#sir=1&step=0.0002",
      "Step: Too small. Write a number from 0.002 to 3.33. More than 100,000 steps are more than a curve can show.",
    ],
    ["#sir=1&days=", "Days: Write a whole number from 10 to 365,250."],
    ["#sir=1&from=90&to=30", "From day: Too large. Write a whole number from 0 to 30. It must begin before it ends."],
    ["#sir=1&immune=101", "Immune on day 0: Too large. Write a number from 0 to 100."],
    ["#sir=1&method=exact", "Its method “exact” is none of “rk4”, “euler” and “dormand-prince”."],
    ["#sir=1&model=sis", "Its model “sis” is none of “sir”, “seir” and “sir-demography”."],
    ["#sir=1&__proto__=1", "It holds “__proto__”, which this lab does not know."],
    ["#sir=1&beta=0.2&gamma=0.1&beta=0.3", "It holds “beta” more than once."],
    ["#sir=1&sir=1", "It holds “sir” more than once."],
    ["#sir=2", "It is of version “2” of this lab, which is unknown."],
  ])("%s", (link, message) => {
    expect(readStateLink(link)).toEqual({
      problem: `This link cannot be opened. ${message} Here is R0 = 3.0 instead.`,
    });
  });
});

test("what is no link of this lab gives neither a state nor a problem", () => {
  expect(readStateLink("")).toEqual({});
  expect(readStateLink("#the-model")).toEqual({});
});

test("no text makes it throw", () => {
  assert(property(string({ unit: "binary" }), (text) => void readStateLink(`#sir=${text}`)));
});
