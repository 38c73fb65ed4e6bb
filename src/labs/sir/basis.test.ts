import { assert, double, property } from "fast-check";
import { expect, test } from "vitest";
import { basisOf, withBasis } from "./basis.ts";
import { limitsOf } from "./limits.ts";
import { runEpidemic } from "./epidemic.ts";
import { FIRST_STATE, type SirState } from "./state.ts";
import { figuresOf } from "./words.ts";

const BIRTHS: Partial<SirState> = { model: "sir-demography", lifeExpectancy: 1 };

test.each<[Partial<SirState>, number, number, string]>([
  [{}, 3, 10, "3.0"],
  [{}, 2, 7, "2.0"],
  [{ model: "seir" }, 1.5, 4, "1.5"],
  [BIRTHS, 3, 10, "3.0"],
  [BIRTHS, 1.2, 5, "1.2"],
  [{ ...BIRTHS, lifeExpectancy: 0.1 }, 3, 10, "3.0"],
])("of %j, R0 = %f and an infectious time of %f days make the figure R0 %s", (changes, r0, infectiousTime, figure) => {
  const state = withBasis({ ...FIRST_STATE, ...changes }, { r0, infectiousTime });
  expect(state.recoveryRate).toBe(1 / infectiousTime);
  expect(figuresOf(runEpidemic(state)).r0.number).toBe(figure);
  expect(basisOf(state)).toEqual({ r0, infectiousTime });
});

test("to say rates in other words does not change them", () => {
  const rate = double({ min: 0.01, max: 1, noNaN: true });
  assert(
    property(rate, rate, (contactRate, recoveryRate) => {
      for (const changes of [{}, BIRTHS]) {
        const state = { ...FIRST_STATE, ...changes, contactRate, recoveryRate };
        expect(withBasis(state, basisOf(state))).toBe(state);
      }
    }),
  );
});

test("with births and deaths, R0 at its limits makes contact rates at theirs", () => {
  const state = { ...FIRST_STATE, ...BIRTHS };
  const { infectiousTime } = basisOf(state);
  const rates = limitsOf("contactRate", state);
  for (const end of ["min", "max"] as const) {
    const { contactRate } = withBasis(state, { r0: limitsOf("r0", state)[end], infectiousTime });
    expect(contactRate).toBeCloseTo(rates[end], 9);
  }
});

test.each<Partial<SirState>>([{}, BIRTHS])("of %j, the shortest infectious time leaves R0 as it is", (changes) => {
  const state = { ...FIRST_STATE, ...changes, contactRate: 0.4 };
  const { r0 } = basisOf(state);
  const { min } = limitsOf("infectiousTime", state);
  expect(basisOf(withBasis(state, { r0, infectiousTime: min })).r0).toBeCloseTo(r0, 9);
});
