import { assert, constantFrom, double, integer, property, record, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { readLink, writeLink } from "./lab-link.ts";
import { FIRST_LAB_STATE } from "./lab-state.ts";
import { CHOICES, FIRST_STATE, type SirState } from "./state.ts";

const writeStateLink = (shown: SirState): string => writeLink({ ...FIRST_LAB_STATE, shown });

function readStateLink(link: string): { state?: SirState; problem?: string } {
  const { state, ...rest } = readLink(link);
  return state ? { ...rest, state: state.shown } : rest;
}

const rate = double({ min: 0.01, max: 1, noNaN: true });
const anyState = record({
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
      expect(readStateLink(writeStateLink(state))).toEqual({ state });
    }),
  );
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
] as const)("the old link %s opens as on the day on which it was shared", (link, state) => {
  expect(readStateLink(link)).toEqual({ state });
});

describe("a link that was edited says what is wrong:", () => {
  test.each([
    ["#sir=1&beta=0", "Contact rate: Too small. Write a number from 0.01 to 1."],
    ["#sir=1&gamma=0", "Recovery rate: Too small. Write a number from 0.01 to 1."],
    ["#sir=1&beta=NaN", "Contact rate: “NaN” is not a number. Write a number from 0.01 to 1."],
    ["#sir=1&infected=1e12", "Initial infected: Too large. Write a whole number from 1 to 1,000,000,000."],
    ["#sir=1&infected=2000&population=10000", "Initial infected: Too large. Write a whole number from 1 to 1,000."],
    ["#sir=1&population=1e12", "Population: Too large. Write a whole number from 100 to 10,000,000,000."],
    ["#sir=1&step=0.0002", "Step: Too small. Write a number from 0.05 to 1."],
    ["#sir=1&days=", "Days: Write a whole number from 10 to 365."],
    ["#sir=1&method=exact", "Its method “exact” is none of “rk4” and “euler”."],
    ["#sir=1&__proto__=1", "It holds “__proto__”, which this lab does not know."],
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
