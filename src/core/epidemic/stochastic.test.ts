import { describe, expect, test } from "vitest";
import { bandOf } from "./band.ts";
import type { EpidemicModel, SirEpidemic } from "./epidemic-model.ts";
import { EpidemicError } from "./refusal.ts";
import { columnOf, type EpidemicSeries } from "./series.ts";
import { solveEpidemic } from "./solution.ts";
import { checkStochastic } from "./stochastic-check.ts";
import { runMany, type StochasticMethod, type StochasticRun } from "./stochastic.ts";

const sir: SirEpidemic = {
  kind: "sir",
  population: 1000,
  infected: 10,
  recovered: 0,
  contactRate: 0.3,
  recoveryRate: 0.1,
  vaccinated: 0,
  interventions: [],
};
const seir: EpidemicModel = { ...sir, kind: "seir", exposed: 5, incubationRate: 0.2 };
const demographic: EpidemicModel = { ...sir, kind: "sir-demography", turnoverRate: 0.01, vaccinatedAtBirth: 0.1 };
const run: StochasticRun = { days: 100, step: 1, runs: 20, seed: 6, method: "exact" };
const methods: StochasticMethod[] = ["exact", "leaping"];

describe.each(methods)("runMany(…) by %s", (method) => {
  test.each<[string, EpidemicModel]>([
    ["SIR", { ...sir, interventions: [{ from: 10.5, to: 30, factor: 0.3 }] }],
    ["SEIR with half vaccinated", { ...seir, population: 999, vaccinated: 0.5 }],
    ["SIR with births and deaths", demographic],
    ["one person", { ...sir, population: 1, infected: 1 }],
    ["rates of 0", { ...sir, contactRate: 0, recoveryRate: 0 }],
    ["everybody infected", { ...demographic, infected: 1000, contactRate: 50, recoveryRate: 20 }],
  ])("%s: whole people, never fewer than none, and as many as there were", (_name, epidemic) => {
    for (const { columns, time } of runMany(epidemic, { ...run, method })) {
      const people = columns.flatMap((column) => [...column]);
      expect(people.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
      if (epidemic.kind === "sir-demography") continue;
      for (const index of time.keys()) {
        expect(columns.reduce((sum, column) => sum + (column[index] ?? NaN), 0)).toBe(epidemic.population);
      }
    }
  });

  test("a seed gives the same runs, another seed others, and a run does not depend on how many there are", () => {
    const runs = [...runMany(sir, { ...run, method })];
    expect([...runMany(sir, { ...run, method, runs: 5 })]).toEqual(runs.slice(0, 5));
    expect([...runMany(sir, { ...run, method, runs: 5, seed: 7 })]).not.toEqual(runs.slice(0, 5));
    expect(runs[1]).not.toEqual(runs[0]);
  });

  test("without contacts nobody is infected from the day on which the intervention begins", () => {
    const epidemic: EpidemicModel = { ...sir, interventions: [{ from: 10, to: 200, factor: 0 }] };
    for (const series of runMany(epidemic, { ...run, method })) {
      const susceptible = columnOf(series, "susceptible");
      expect(susceptible[100]).toBe(susceptible[10]);
    }
  });

  /**
   * At the end of a branching process that starts with one infected person, the infection is gone with the chance 1 /
   * R0.
   */
  test.each<[number, number]>([
    [1, 2],
    [3, 2],
    [2, 1.5],
  ])("%i infected die out as often as a branching process with R0 = %d", (infected, basicReproduction) => {
    const epidemic: EpidemicModel = { ...sir, population: 4000, infected, contactRate: basicReproduction * 0.1 };
    let gone = 0;
    for (const series of runMany(epidemic, { ...run, days: 400, step: 400, runs: RUNS, method })) {
      if (4000 - (columnOf(series, "susceptible").at(-1) ?? NaN) < 400) gone += 1;
    }
    const chance = basicReproduction ** -infected;
    expect(Math.abs(gone / RUNS - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / RUNS));
  });
});

const RUNS = 1000;

function meanOf(runs: readonly EpidemicSeries[], column: number, index: number): { mean: number; deviation: number } {
  const values = runs.map(({ columns }) => columns[column]?.[index] ?? NaN);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}

test.each<[string, EpidemicModel]>([
  ["SIR", { ...sir, population: 10_000_000, infected: 100_000 }],
  ["SEIR", { ...seir, population: 10_000_000, infected: 100_000, exposed: 10_000 }],
  [
    "SIR with births, deaths and an intervention",
    { ...demographic, population: 10_000_000, infected: 100_000, interventions: [{ from: 8.2, to: 21, factor: 0.5 }] },
  ],
])("in a large population the mean of %s by leaps is the solution of the equations", (_name, epidemic) => {
  const runs = [...runMany(epidemic, { ...run, method: "leaping" })];
  const solution = solveEpidemic(epidemic, { days: 100, step: 1, method: "rk4" });
  for (const index of [5, 10, 20, 30, 50, 100]) {
    for (const [column, values] of solution.columns.entries()) {
      const difference = Math.abs(meanOf(runs, column, index).mean - (values[index] ?? NaN));
      expect(difference / epidemic.population).toBeLessThan(1e-3);
    }
  }
});

test("the mean of exact runs of 20,000 people is near the solution of the equations", () => {
  const epidemic: EpidemicModel = { ...sir, population: 20_000, infected: 1000 };
  const runs = [...runMany(epidemic, { ...run, runs: 100 })];
  const solution = solveEpidemic(epidemic, { days: 100, step: 1, method: "rk4" });
  for (const index of [5, 10, 20, 30, 50, 100]) {
    for (const [column, values] of solution.columns.entries()) {
      const { mean, deviation } = meanOf(runs, column, index);
      expect(Math.abs(mean - (values[index] ?? NaN))).toBeLessThan(4 * (deviation / 10) + 10);
    }
  }
});

test("leaps give the mean and the spread of exact runs", () => {
  const epidemic: EpidemicModel = { ...sir, population: 10_000, infected: 100 };
  const [exact = [], leaping = []] = methods.map((method) =>
    Array.from(runMany(epidemic, Object.assign({}, run, { runs: 200, method }))),
  );
  for (const index of [10, 25, 50]) {
    const [first, second] = [meanOf(exact, 1, index), meanOf(leaping, 1, index)];
    expect(Math.abs(first.mean - second.mean)).toBeLessThan(4 * first.deviation * Math.sqrt(2 / 200) + 10);
    expect(Math.abs(first.deviation / second.deviation - 1)).toBeLessThan(0.25);
  }
});

test("runs come one after the other, so that the caller may stop", () => {
  const runs = runMany(sir, { ...run, runs: 10_000 });
  expect(runs.next().value).toBeDefined();
  expect(runs.return().done).toBe(true);
});

test("“by size” is exact for few people and leaps for many", () => {
  const bySize = { ...run, runs: 1, method: "by size" } as const;
  const many: EpidemicModel = { ...sir, population: 20_000 };
  expect([...runMany(sir, bySize)]).toEqual([...runMany(sir, { ...bySize, method: "exact" })]);
  expect([...runMany(many, bySize)]).toEqual([...runMany(many, { ...bySize, method: "leaping" })]);
});

test("bandOf(…) gives quantiles at each time, as R's definition 7 does", () => {
  const runs = [4, 1, 3, 2].map((people): EpidemicSeries => ({
    compartments: ["infected"],
    time: Float64Array.of(0, 1),
    columns: [Float64Array.of(7, people)],
  }));
  expect(bandOf(runs, [0, 0.25, 0.5, 1]).columns[0]?.map((quantile) => Array.from(quantile))).toEqual([
    [7, 1],
    [7, 1.75],
    [7, 2.5],
    [7, 4],
  ]);
  expect(() => bandOf([])).toThrow("There is no run");
});

test.each<[string, string, Partial<EpidemicModel>, Partial<StochasticRun>]>([
  ["population", "not whole", { population: 1000.5 }, {}],
  ["infected", "not whole", { infected: 0.5 }, {}],
  ["infected", "more than the population", { infected: 1001 }, {}],
  ["population", "too large", { population: 6_000_000 }, {}],
  ["population", "too large", { population: 2e12 }, { method: "leaping" }],
  ["runs", "too small", {}, { runs: 0 }],
  ["runs", "too large", {}, { runs: 10_000, step: 0.01 }],
  ["seed", "not whole", {}, { seed: 0.5 }],
  ["seed", "too small", {}, { seed: -1 }],
  ["days", "too large", { contactRate: 1000 }, { days: 365 }],
  ["step", "too many steps", {}, { step: 1e-4 }],
])("%s is refused: %s", (field, reason, changes, runChanges) => {
  const wrong = { ...sir, ...changes } as EpidemicModel;
  expect(checkStochastic(wrong, { ...run, ...runChanges })).toMatchObject([{ field, reason }]);
  expect(() => runMany(wrong, { ...run, ...runChanges }).next()).toThrow(EpidemicError);
});
