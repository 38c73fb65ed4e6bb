import { expect, test } from "vitest";
import { methodErrors } from "./method-errors.ts";
import { FIRST_STATE } from "./state.ts";

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
