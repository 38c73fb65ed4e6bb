import { expect, test } from "vitest";
import { sample } from "../../core/epidemic/adaptive.ts";
import { solveExactly } from "../../core/epidemic/method-error.ts";
import { runEpidemic } from "./epidemic.ts";
import { FIRST_STATE, type SirState } from "./state.ts";

test.each<Partial<SirState>>([
  {},
  { contactRate: 15, recoveryRate: 1 },
  { contactRate: 100, recoveryRate: 10 },
  { contactRate: 0.2, recoveryRate: 0.001, days: 365 },
  { population: 1e10, initialInfected: 1, contactRate: 0.9 },
  { model: "seir" },
  { intervention: "on", contactRate: 1, interventionFactor: 0.1 },
  { model: "sir-demography", lifeExpectancy: 20, days: 5000 },
])("with %j, the adaptive method is wrong by less than 0.0001 % of all people, as its name says", (changes) => {
  const state: SirState = { ...FIRST_STATE, method: "dormand-prince", ...changes };
  const { model, solution } = runEpidemic(state);
  const truth = solution.columns.map(() => new Float64Array(solution.time.length));
  sample(solveExactly(model, state.days), solution.time, truth);
  const errors = truth.map((column, n) =>
    Math.max(...column.map((people, index) => Math.abs(people - (solution.columns[n]?.[index] ?? NaN)))),
  );
  expect(Math.max(...errors) / state.population).toBeLessThan(1e-6);
});
