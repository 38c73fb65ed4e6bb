import { expect, test } from "vitest";
import { answerSir, type SirQuestion } from "./answer.ts";
import { theoryOfSir } from "./theory.ts";

const start = { susceptible: 9900, infected: 100, recovered: 0 };

function ask(basicReproduction: number): SirQuestion {
  return { ...start, beta: basicReproduction * 0.1, gamma: 0.1, days: 3000, step: 0.3, method: "rk4" };
}

test.each([1.05, 1.2, 2, 3, 8])("with R0 = %d the model comes to theory's peak and final size", (basicReproduction) => {
  const { peakInfected, finalSize, rises } = theoryOfSir({ ...start, basicReproduction });
  const answer = answerSir(ask(basicReproduction));
  expect(rises).toBe(true);
  expect(Math.abs(answer.peak_infected / peakInfected - 1)).toBeLessThan(1e-3);
  expect(answer.final_size).toBeCloseTo(finalSize, 0);
});

test("the threshold is where R0 S / N is 1", () => {
  expect(theoryOfSir({ ...start, basicReproduction: 1 / 0.99 - 1e-9 })).toMatchObject({
    rises: false,
    peakInfected: 100,
  });
  expect(theoryOfSir({ ...start, basicReproduction: 1 / 0.99 + 1e-9 })).toMatchObject({ rises: true });
});

test("immune people shield the others", () => {
  expect(theoryOfSir({ susceptible: 3000, infected: 100, recovered: 6900, basicReproduction: 3 }).rises).toBe(false);
});

test("known values: R0 = 2 in a large population with hardly anybody infected", () => {
  const { finalSize } = theoryOfSir({ susceptible: 1e6 - 1e-3, infected: 1e-3, recovered: 0, basicReproduction: 2 });
  expect(finalSize / 1e6).toBeCloseTo(0.796812, 6);
});
