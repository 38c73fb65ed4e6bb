import { expect, test } from "vitest";
import { methodErrors } from "./method-errors.ts";
import { FIRST_STATE, type SirState } from "./state.ts";

const errors = methodErrors(FIRST_STATE);
const numberOf = (text: string): number => Number(text.replaceAll(",", ""));

test("half the step halves the error of Euler's method and divides that of RK4 by about 16", () => {
  const [long, short] = [errors(0.25), errors(0.125)];
  expect(numberOf(long.euler) / numberOf(short.euler)).toBeCloseTo(2, 0);
  expect(numberOf(long.rk4) / numberOf(short.rk4)).toBeGreaterThan(14);
  expect(numberOf(long.rk4) / numberOf(short.rk4)).toBeLessThan(18);
});

test("the sentence says who is counted wrongly, and when", () => {
  expect(errors(0.5).where).toMatch(/^Euler's is largest for the (susceptible|infected|recovered) on day [\d.]+\.$/);
});

test.each<Partial<SirState>>([{ model: "seir" }, { model: "sir-demography" }, { intervention: "on" }])(
  "the errors of a run with %j are known too",
  (changes) => {
    const { euler, rk4 } = methodErrors({ ...FIRST_STATE, ...changes })(0.25);
    expect(numberOf(euler)).toBeGreaterThan(1);
    expect(numberOf(rk4)).toBeLessThan(0.1);
  },
);

test("a step that the rates do not allow is refused with the reason", () => {
  const { euler, rk4, where } = methodErrors({ ...FIRST_STATE, contactRate: 2 })(1);
  expect([euler, rk4]).toEqual(["–", "–"]);
  expect(where).toBe(
    "A step of 1 days is too long for these rates: a compartment could become negative. Write at most 0.5.",
  );
});
