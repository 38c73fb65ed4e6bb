import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sample } from "./adaptive.ts";
import { compartmentModel } from "./compartment-model.ts";
import { DormandPrince } from "./dormand-prince.ts";
import type { EpidemicModel, SeirEpidemic, SirEpidemic } from "./epidemic-model.ts";
import type { EpidemicMethod } from "./epidemic-run.ts";
import { errorOfMethod, errorsByStep, solveExactly } from "./method-error.ts";
import { columnOf } from "./series.ts";
import { simulateSir } from "./sir.ts";
import { solveEpidemic } from "./solution.ts";
import { SAMPLE_EPIDEMIC as sir } from "./sample-epidemic.ts";

const seir: SeirEpidemic = { ...sir, kind: "seir", exposed: 50, incubationRate: 0.2 };
const demographic: EpidemicModel = { ...sir, kind: "sir-demography", turnoverRate: 0.01, vaccinatedAtBirth: 0.1 };
const distanced: EpidemicModel = { ...seir, interventions: [{ from: 7.31, to: 20.03, factor: 0.4 }] };
const methods: EpidemicMethod[] = ["euler", "rk4", "dormand-prince"];

const rate = fc.double({ min: 0, max: 1.5, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const interventions = fc.array(fc.record({ from: fc.integer({ min: 0, max: 40 }), factor: share }), { maxLength: 3 });
const epidemics: fc.Arbitrary<EpidemicModel> = fc
  .record({
    kind: fc.constantFrom("sir", "seir", "sir-demography"),
    population: fc.double({ min: 1e-3, max: 1e12, noNaN: true }),
    shares: fc.tuple(share, share, share),
    rates: fc.record({ contactRate: rate, recoveryRate: rate, incubationRate: rate, turnoverRate: rate }),
    vaccination: fc.record({ vaccinated: share, vaccinatedAtBirth: share }),
    interventions,
  })
  .map(({ population, shares: [exposed, infected, recovered], interventions, ...drawn }) =>
    Object.assign({ kind: drawn.kind, population }, drawn.rates, drawn.vaccination, {
      exposed: (exposed * population) / 3,
      infected: (infected * population) / 3,
      recovered: (recovered * population) / 3,
      interventions: interventions.map(({ from, factor }) => ({ from, to: from + 10.3, factor })),
    }),
  );

describe.each(methods)("by %s", (method) => {
  test("any epidemic keeps its population, and no compartment becomes negative", () => {
    fc.assert(
      fc.property(epidemics, (epidemic) => {
        const { columns, time } = solveEpidemic(epidemic, { days: 50, step: 0.25, method });
        for (let index = 0; index < time.length; index += 1) {
          const people = columns.map((column) => (column[index] ?? NaN) / epidemic.population);
          expect(Math.abs(people.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(1e-11);
          expect(Math.min(...people)).toBeGreaterThan(-1e-6);
        }
      }),
      { numRuns: 40, seed: 6 },
    );
  });

  test("gives a value for every whole step and for the last day", () => {
    const { time, columns } = solveEpidemic(distanced, { days: 10.2, step: 0.5, method });
    expect(time).toHaveLength(22);
    expect([time[1], time[20], time[21]]).toEqual([0.5, 10, 10.2]);
    expect(columns.map(({ length }) => length)).toEqual([22, 22, 22, 22]);
    expect(columns.every((column) => column.every(Number.isFinite))).toBe(true);
  });

  test("an intervention with factor 1 changes nothing but rounding", () => {
    const run = { days: 60, step: 0.5, method };
    const plain = columnOf(solveEpidemic(sir, run), "infected");
    const same = solveEpidemic({ ...sir, interventions: [{ from: 10, to: 20, factor: 1 }] }, run);
    const tolerance = method === "dormand-prince" ? 1e-2 : 1e-8;
    for (const [index, value] of columnOf(same, "infected").entries()) {
      expect(Math.abs(value - (plain[index] ?? NaN))).toBeLessThan(tolerance);
    }
  });

  test.each<[string, Partial<SirEpidemic>]>([
    ["beta is 0: the infected recover and nobody catches it", { contactRate: 0 }],
    ["gamma is 0: nobody recovers", { recoveryRate: 0 }],
    ["both are 0: nothing happens", { contactRate: 0, recoveryRate: 0 }],
    ["nobody is infected", { infected: 0 }],
    ["everybody is vaccinated", { vaccinated: 1 }],
    ["there are 1e12 people", { population: 1e12 }],
  ])("a run is finite when %s", (_when, changes) => {
    const { columns } = solveEpidemic({ ...sir, ...changes }, { days: 100, step: 1, method });
    expect(columns.every((column) => column.every((people) => people >= -1e-3 && Number.isFinite(people)))).toBe(true);
  });

  test("no days give the start", () => {
    const { time, columns } = solveEpidemic(sir, { days: 0, step: 0.5, method });
    expect(time.at(-1)).toBe(0);
    expect(columns[1]?.[0]).toBe(100);
  });
});

describe("the error shrinks as theory says when the step is halved", () => {
  test.each<["euler" | "rk4", number, string, EpidemicModel]>([
    ["euler", 1, "SIR", sir],
    ["rk4", 4, "SIR", sir],
    ["euler", 1, "SEIR with an intervention between steps", distanced],
    ["rk4", 4, "SEIR with an intervention between steps", distanced],
    ["euler", 1, "SIR with births and deaths", demographic],
    ["rk4", 4, "SIR with births and deaths", demographic],
  ])("%s is of order %i for %s (%#)", (method, order, _name, epidemic) => {
    const exact = solveExactly(epidemic, 40);
    const [coarse = NaN, fine = NaN] = [0.25, 0.125].map(
      (step) => errorOfMethod(epidemic, { days: 40, step, method }, exact).people,
    );
    expect(Math.abs(Math.log2(coarse / fine) - order)).toBeLessThan(0.15);
  });

  test("dormand-prince with fixed steps is of order 5", () => {
    const exact = solveExactly(seir, 40);
    const truth = [0, 1, 2, 3].map(() => new Float64Array(1));
    sample(exact, Float64Array.of(40), truth);
    const [coarse = NaN, fine = NaN] = [1, 0.5].map((step) => {
      const { start, rates } = compartmentModel(seir);
      const method = new DormandPrince(rates(1).derive, start.length);
      method.begin(start);
      for (let day = 0; day < 40; day += step) {
        method.try(start, step);
        start.set(method.end);
        method.next();
      }
      return Math.max(...start.map((people, n) => Math.abs(people - (truth[n]?.[0] ?? NaN))));
    });
    expect(Math.abs(Math.log2(coarse / fine) - 5)).toBeLessThan(0.3);
  });
});

test("plain SIR has the numbers of simulateSir, to the last digit", () => {
  const run = { days: 200, step: 0.5, method: "rk4" } as const;
  const model = { susceptible: 9900, infected: 100, recovered: 0, contactRate: 0.3, recoveryRate: 0.1 };
  expect(columnOf(solveEpidemic(sir, run), "infected")).toEqual(simulateSir(model, run).infected);
});

test("the vaccinated are immune from day 0", () => {
  const { columns } = solveEpidemic({ ...sir, vaccinated: 0.5 }, { days: 10, step: 1, method: "rk4" });
  expect(columns.map((column) => column[0])).toEqual([4950, 100, 4950]);
});

test("columnOf(…) names the compartments that there are", () => {
  expect(() => columnOf(solveEpidemic(sir, { days: 1, step: 1, method: "rk4" }), "exposed")).toThrow(
    'No compartment is called "exposed": susceptible, infected, recovered.',
  );
});

test("derive is the sum of what flows in and out, in every model", () => {
  fc.assert(
    fc.property(epidemics, fc.double({ min: 0, max: 3, noNaN: true }), (epidemic, factor) => {
      const { start, moves, rates, compartments } = compartmentModel(epidemic);
      const slope = new Float64Array(compartments.length);
      const flows = new Float64Array(moves.length);
      const sum = new Float64Array(compartments.length);
      rates(factor).derive(start, slope);
      rates(factor).flow(start, flows);
      for (const [index, { from, to }] of moves.entries()) {
        if (from !== null) sum[from] = (sum[from] ?? NaN) - (flows[index] ?? NaN);
        if (to !== null) sum[to] = (sum[to] ?? NaN) + (flows[index] ?? NaN);
      }
      for (const [n, value] of slope.entries()) {
        expect(Math.abs(value - (sum[n] ?? NaN))).toBeLessThanOrEqual(1e-12 * epidemic.population);
      }
    }),
    { numRuns: 200, seed: 6 },
  );
});

test("errorsByStep(…) says by how much, when and where a method is off: Euler's with steps of half a day by 261 people", () => {
  const [one, half] = errorsByStep(sir, { days: 200, method: "euler" }, [1, 0.5]);
  expect(half).toMatchObject({ step: 0.5, day: 20, compartment: "susceptible" });
  expect(half?.people).toBeCloseTo(260.65968, 4);
  expect((one?.people ?? NaN) / (half?.people ?? NaN)).toBeCloseTo(2, 1);
});
