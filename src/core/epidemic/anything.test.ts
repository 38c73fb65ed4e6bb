import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { EpidemicModel } from "./epidemic-model.ts";
import { EpidemicError } from "./refusal.ts";
import { solveEpidemic } from "./solution.ts";
import { runMany } from "./stochastic.ts";

/** What a form, or a link that was edited by hand, may hold. */
const anything = fc.oneof(
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1, -1, 0.5, 10, 1e12, 1e-300, 2 ** 53, NaN, Infinity) },
  { weight: 30, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
);
const count = fc.oneof(
  { weight: 1, arbitrary: anything },
  { weight: 30, arbitrary: fc.integer({ min: 0, max: 3000 }) },
);
const few = fc.oneof({ weight: 1, arbitrary: anything }, { weight: 30, arbitrary: fc.integer({ min: 0, max: 300 }) });
const epidemics: fc.Arbitrary<EpidemicModel> = fc.record({
  kind: fc.constantFrom("sir", "seir", "sir-demography"),
  population: count,
  exposed: few,
  infected: few,
  recovered: few,
  contactRate: anything,
  recoveryRate: anything,
  incubationRate: anything,
  turnoverRate: anything,
  vaccinated: anything,
  vaccinatedAtBirth: anything,
  interventions: fc.array(fc.record({ from: few, to: count, factor: anything }), { maxLength: 1 }),
});

/** Lets a computation be refused, with a reason and in no other way. */
function refuseOr(compute: () => void): void {
  try {
    compute();
  } catch (error) {
    if (!(error instanceof EpidemicError)) throw error;
    expect(error.refusals[0]?.message).toBeTruthy();
  }
}

test("whatever is asked, a solution is finite or refused with a reason", () => {
  const methods = fc.constantFrom("euler", "rk4", "dormand-prince");
  fc.assert(
    fc.property(epidemics, methods, few, anything, (epidemic, method, days, step) => {
      refuseOr(() => {
        const { columns } = solveEpidemic(epidemic, { days, step, method });
        expect(columns.every((column) => column.every(Number.isFinite))).toBe(true);
      });
    }),
    { numRuns: 600, seed: 6 },
  );
});

test("whatever is asked, a run at random has whole people or is refused with a reason", () => {
  fc.assert(
    fc.property(epidemics, fc.constantFrom("exact", "leaping", "by size"), (epidemic, method) => {
      refuseOr(() => {
        for (const { columns } of runMany(epidemic, { days: 20, step: 1, runs: 2, seed: 1, method })) {
          expect(columns.every((column) => column.every((people) => people >= 0 && Number.isInteger(people)))).toBe(
            true,
          );
        }
      });
    }),
    { numRuns: 600, seed: 6 },
  );
});
