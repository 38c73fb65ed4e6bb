import { array, assert, constantFrom, double, integer, property, record, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { readLink, writeLink } from "./lab-link.ts";
import { FIRST_LAB_STATE } from "./lab-state.ts";
import { MOST_PINS, nameFrom, pinOf, type Pin } from "./pin.ts";
import { CHOICES, FIRST_STATE } from "./state.ts";

const rate = double({ min: 0.01, max: 1, noNaN: true });
const anyPin = record({
  name: string({ unit: "binary", maxLength: 60 }).map(nameFrom),
  contactRate: rate,
  recoveryRate: rate,
  days: integer({ min: 10, max: 365 }),
  method: constantFrom(...CHOICES.method),
}).map(({ name, ...run }): Pin => ({ name, run: { ...pinOf(FIRST_STATE, []).run, ...run } }));

test("a link gives back the pinned scenarios, whatever they are called", () => {
  assert(
    property(array(anyPin, { maxLength: MOST_PINS }), (pins) => {
      const state = { ...FIRST_LAB_STATE, pins };
      expect(readLink(writeLink(state))).toEqual({ state });
    }),
  );
});

test("a link gives back the step to compare and the band of runs by chance", () => {
  const state = { ...FIRST_LAB_STATE, errorStep: 0.25, chance: { seed: 7, isShown: true } };
  expect(writeLink(state)).toMatch(/&errors=0\.25&seed=7&band=shown$/);
  expect(readLink(writeLink(state))).toEqual({ state });
});

test.each([
  ["errors=0", "Step to compare: Too small. Write a number from 0.05 to 1."],
  ["seed=1.5", "Seed: Not a whole number. Write a whole number from 1 to 999,999."],
  ["band=yes", "Its band “yes” is not “shown”."],
])("a link with %s says what is wrong", (word, message) => {
  expect(readLink(`#sir=1&${word}`).problem).toContain(message);
});

test("the words of a pinned scenario are those of the one that is shown, after its number", () => {
  const pin = pinOf({ ...FIRST_STATE, contactRate: 0.2, method: "euler" }, []);
  expect(writeLink({ ...FIRST_LAB_STATE, pins: [pin] })).toBe(
    "#sir=1&beta=0.3&gamma=0.1&infected=100&days=200&method=rk4" +
      "&pin1=R0+%3D+2.0%2C+Euler%2C+step+0.5" +
      "&pin1.beta=0.2&pin1.gamma=0.1&pin1.infected=100&pin1.days=200&pin1.method=euler",
  );
});

test("a link that was shortened by hand opens too", () => {
  const { state } = readLink("#sir=1&pin3.beta=0.2&pin1=Now");
  expect(state?.pins.map(({ name, run }) => [name, run.contactRate])).toEqual([
    ["Now", 0.3],
    ["", 0.2],
  ]);
});

describe("a link that was edited says what is wrong with its pinned scenarios:", () => {
  test.each([
    [
      "#sir=1&pin1.beta=7",
      "In its pinned scenario A: Contact rate: Too large. Write a number from 0.001 to 2. With a step of 0.5 days, a compartment could become negative.",
    ],
    [
      "#sir=1&pin1=Now&pin2.method=",
      "In its pinned scenario B: Its method “” is none of “rk4”, “euler” and “dormand-prince”.",
    ],
    ["#sir=1&pin1.colour=red", "In its pinned scenario A: It holds “colour”, which this lab does not know."],
    [`#sir=1&pin1=${"x".repeat(41)}`, "The name of its pinned scenario A is longer than 40 characters."],
    ["#sir=1&pin1=1&pin2=2&pin3=3&pin4=4&pin5=5", "It holds 5 pinned scenarios; at most 4 fit."],
    ["#sir=1&pin0=1", "It holds “pin0”, which this lab does not know."],
  ])("%s", (link, message) => {
    expect(readLink(link).problem).toBe(`This link cannot be opened. ${message} Here is R0 = 3.0 instead.`);
  });
});
