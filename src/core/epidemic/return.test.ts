import { expect, test } from "vitest";
import { sample, solveDensely } from "./adaptive.ts";
import type { EpidemicModel } from "./epidemic-model.ts";
import { SAMPLE_EPIDEMIC } from "./sample-epidemic.ts";
import { columnOf } from "./series.ts";
import { solveEpidemic } from "./solution.ts";

const births: EpidemicModel = {
  ...SAMPLE_EPIDEMIC,
  kind: "sir-demography",
  turnoverRate: 1 / (20 * 365.25),
  vaccinatedAtBirth: 0,
};
const lockdown: EpidemicModel = {
  ...SAMPLE_EPIDEMIC,
  contactRate: 0.5,
  interventions: [{ from: 5, to: 600, factor: 0 }],
};

test.each<[string, EpidemicModel, number]>([
  ["when enough people were born", births, 10_000],
  ["when an intervention ends", lockdown, 1500],
])("infections that come back %s do so on the same day by the adaptive method as by RK4", (_when, epidemic, days) => {
  const run = { days, step: 0.25, method: "rk4" } as const;
  const { time, compartments } = solveEpidemic(epidemic, run);
  const series = { compartments, time, columns: compartments.map(() => new Float64Array(time.length)) };
  sample(solveDensely(epidemic, days), time, series.columns);
  const infected = columnOf(series, "infected");
  const trusted = columnOf(solveEpidemic(epidemic, run), "infected");
  const worst = Math.max(...trusted.map((people, index) => Math.abs(people - (infected[index] ?? NaN))));
  const fewest = Math.min(...trusted.subarray(0, trusted.length / 2));
  expect(fewest).toBeLessThan(1e-9);
  expect(Math.max(...trusted.subarray(trusted.indexOf(fewest)))).toBeGreaterThan(100);
  expect(worst).toBeLessThan(0.05);
});
