import { expect, test } from "vitest";
import { nameFrom, otherMethod, pinOf, titleOfPin } from "./pin.ts";
import { FIRST_STATE, type SirState } from "./state.ts";

test.each<[string, Partial<SirState>]>([
  ["R0 = 3.0, RK4", {}],
  ["R0 = 1.2, RK4", { contactRate: 0.12 }],
  ["R0 = 2.33, Euler, step 0.25", { contactRate: 0.233, method: "euler", step: 0.25 }],
  ["R0 = 3.0, SEIR, adaptive", { model: "seir", method: "dormand-prince" }],
  ["R0 = 3.0, births, RK4", { model: "sir-demography" }],
  ["R0 = 3.0, 20.0 % immune, RK4", { vaccinated: 20 }],
  ["R0 = 3.0, SEIR, contacts × 0.5, RK4", { model: "seir", intervention: "on" }],
])("a pinned scenario is called what it is: %s", (name, changes) => {
  expect(pinOf({ ...FIRST_STATE, ...changes }, []).name).toBe(name);
});

test("scenarios that are pinned twice have names of their own", () => {
  const once = pinOf(FIRST_STATE, []);
  const twice = pinOf(FIRST_STATE, [once]);
  const thrice = pinOf(FIRST_STATE, [once, twice]);
  expect([twice.name, thrice.name]).toEqual(["R0 = 3.0, RK4 (2)", "R0 = 3.0, RK4 (3)"]);
});

test("a pinned scenario keeps nothing of how the reader sets and sees it", () => {
  const { run } = pinOf({ ...FIRST_STATE, basis: "r0", unit: "fraction", scale: "log" }, []);
  expect(Object.keys(run)).not.toEqual(expect.arrayContaining([expect.stringMatching(/basis|unit|scale/)]));
});

test.each([
  ["<b>&amp;\"'", "<b>&amp;\"'"],
  ["two\nlines\tof text", "two lines of text"],
  ["x".repeat(41), "x".repeat(40)],
  ["🦠".repeat(50), "🦠".repeat(40)],
  ["half \uD83E", "half \uFFFD"],
  ["", ""],
])("nameFrom(%j) is %j", (text, name) => {
  expect(nameFrom(text)).toBe(name);
});

test("a name of nothing but spaces gives way to what the scenario is", () => {
  expect(titleOfPin({ ...pinOf(FIRST_STATE, []), name: "  " })).toBe("R0 = 3.0, RK4");
});

test("the other method than Euler's is RK4, and the other way round", () => {
  expect(otherMethod(FIRST_STATE)).toEqual({ ...FIRST_STATE, method: "euler" });
  expect(otherMethod(otherMethod(FIRST_STATE))).toEqual(FIRST_STATE);
});

test("Euler's method beside the adaptive one takes a step that the rates allow", () => {
  const fast: SirState = { ...FIRST_STATE, contactRate: 4, method: "dormand-prince" };
  expect(otherMethod(fast)).toEqual({ ...fast, method: "euler", step: 0.25 });
});
