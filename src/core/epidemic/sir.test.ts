import { describe, expect, test } from "vitest";
import { seriesFor, simulateSir, type SirMethod, type SirModel, type SirRun } from "./sir.ts";

const model: SirModel = { susceptible: 9900, infected: 100, recovered: 0, contactRate: 0.3, recoveryRate: 0.1 };
const run: SirRun = { days: 200, step: 0.5, method: "rk4" };
const methods: SirMethod[] = ["rk4", "euler"];

/** Infected people on a day, computed with so many steps a day. */
function infectedOn(day: number, stepsPerDay: number, method: SirMethod): number {
  return simulateSir(model, { days: day, step: 1 / stepsPerDay, method }).infected[day * stepsPerDay] ?? NaN;
}

describe.each(methods)("simulateSir by %s", (method) => {
  test("starts with the people it was given and holds one value after each step", () => {
    const series = simulateSir({ ...model, recovered: 50 }, { ...run, method });
    expect([series.susceptible[0], series.infected[0], series.recovered[0]]).toEqual([9900, 100, 50]);
    expect([series.susceptible.length, series.infected.length, series.recovered.length]).toEqual([401, 401, 401]);
  });

  test("keeps the population", () => {
    const { susceptible, infected, recovered } = simulateSir(model, { ...run, method });
    const drift = susceptible.map((s, n) => Math.abs(s + (infected[n] ?? NaN) + (recovered[n] ?? NaN) - 10_000));
    expect(Math.max(...drift)).toBeLessThan(1e-8);
  });

  test("never makes anybody susceptible again, nor takes back a recovery", () => {
    const { susceptible, recovered } = simulateSir(model, { ...run, method });
    expect(susceptible.every((s, n) => n === 0 || s < (susceptible[n - 1] ?? 0))).toBe(true);
    expect(recovered.every((r, n) => n === 0 || r > (recovered[n - 1] ?? 0))).toBe(true);
  });

  test("starts no epidemic while R0 is 1 or less", () => {
    for (const contactRate of [0.01, 0.05, 0.1]) {
      const { infected } = simulateSir({ ...model, contactRate }, { ...run, method });
      expect(infected.every((i, n) => n === 0 || i < (infected[n - 1] ?? 0))).toBe(true);
    }
  });

  test("leaves a population without infection as it is", () => {
    const { susceptible, infected } = simulateSir({ ...model, infected: 0 }, { ...run, method });
    expect(susceptible.every((s) => s === 9900)).toBe(true);
    expect(infected.every((i) => i === 0)).toBe(true);
  });
});

describe("the error shrinks as theory says when the step is halved", () => {
  const truth = infectedOn(30, 4096, "rk4");

  test.each<[SirMethod, number]>([
    ["euler", 1],
    ["rk4", 4],
  ])("%s is of order %i", (method, order) => {
    const coarse = Math.abs(infectedOn(30, 4, method) - truth);
    const fine = Math.abs(infectedOn(30, 8, method) - truth);
    expect(Math.log2(coarse / fine)).toBeCloseTo(order, 0);
    expect(Math.abs(Math.log2(coarse / fine) - order)).toBeLessThan(0.1);
  });
});

test("without recovery the infection grows along the logistic curve", () => {
  const { infected } = simulateSir({ ...model, recoveryRate: 0 }, run);
  const exact = 10_000 / (1 + 99 * Math.exp(-0.3 * 20));
  expect(infected[40]).toBeCloseTo(exact, 1);
});

test("without contacts the infection decays exponentially", () => {
  const { infected } = simulateSir({ ...model, contactRate: 0 }, run);
  expect(infected[40]).toBeCloseTo(100 * Math.exp(-2), 5);
});

test("the last step is shorter when the days are not a whole number of steps, as in the example's model in Python", () => {
  const { infected } = simulateSir(model, { ...run, days: 10.25 });
  expect(infected).toHaveLength(22);
  expect(infected[21]).toBeCloseTo(682.4343274785, 8);
});

test("a number of steps that is whole but for rounding is taken as whole", () => {
  expect(simulateSir(model, { ...run, days: 0.3, step: 0.1 }).infected).toHaveLength(4);
  expect(simulateSir(model, { ...run, days: 0.1 * 3, step: 0.1 }).infected).toHaveLength(4);
});

test.each<[SirMethod, number, number, number]>([
  ["rk4", 3037.8824067657, 26.5, 9412.0254422392],
  ["euler", 3097.3518615217, 27.5, 9442.6163088707],
])("%s gives the numbers of the example's model in Python", (method, peak, day, finalSize) => {
  const { infected, susceptible } = simulateSir(model, { ...run, method });
  expect(Math.max(...infected)).toBeCloseTo(peak, 8);
  expect(infected.indexOf(Math.max(...infected)) * run.step).toBe(day);
  expect(10_000 - (susceptible.at(-1) ?? NaN)).toBeCloseTo(finalSize, 8);
});

test("a series is written over by the next run of the same length", () => {
  const series = seriesFor(run);
  simulateSir({ ...model, contactRate: 0.9 }, run, series);
  expect(simulateSir(model, run, series)).toBe(series);
  expect(series).toEqual(simulateSir(model, run));
  expect(() => simulateSir(model, { ...run, days: 100 }, series)).toThrow("holds 401 values, the run needs 201");
});

test.each<[string, Partial<SirModel>, Partial<SirRun>]>([
  ["contactRate is -0.1", { contactRate: -0.1 }, {}],
  ["recoveryRate is NaN", { recoveryRate: NaN }, {}],
  ["infected is Infinity", { infected: Infinity }, {}],
  ["step is 0", {}, { step: 0 }],
  ["A step of 4 days is too long for these rates: at most 3.3333333333333335", {}, { step: 4 }],
  ["days is -1", {}, { days: -1 }],
  ["The population is empty", { susceptible: 0, infected: 0 }, {}],
])("a run is refused when %s", (message, wrongModel, wrongRun) => {
  expect(() => simulateSir({ ...model, ...wrongModel }, { ...run, ...wrongRun })).toThrow(message);
});
