import { expect, test } from "vitest";
import type { DemographicEpidemic } from "./epidemic-model.ts";
import { summariseEpidemic } from "./epidemic-summary.ts";
import { equilibriumOf } from "./equilibrium.ts";
import { infectedInAll } from "./infections.ts";
import { SAMPLE_EPIDEMIC } from "./sample-epidemic.ts";
import { solveEpidemic } from "./solution.ts";

const run = { days: 200, step: 0.5, method: "rk4" } as const;

test("infectedInAll(…) is the final size in a closed population", () => {
  const series = solveEpidemic(SAMPLE_EPIDEMIC, run);
  expect(infectedInAll(SAMPLE_EPIDEMIC, series)).toBe(summariseEpidemic(SAMPLE_EPIDEMIC, series).finalSize);
});

test("infectedInAll(…) counts (γ + μ) I new infections a day in the endemic equilibrium", () => {
  const base: DemographicEpidemic = {
    ...SAMPLE_EPIDEMIC,
    kind: "sir-demography",
    turnoverRate: 0.01,
    vaccinatedAtBirth: 0,
  };
  const rest = equilibriumOf(base);
  if (rest.kind !== "endemic") throw new Error("There is no equilibrium.");
  const epidemic = { ...base, infected: rest.infected, recovered: rest.recovered };
  const wanted = rest.infected * (1 + 200 * (0.1 + 0.01));
  expect(infectedInAll(epidemic, solveEpidemic(epidemic, run))).toBeCloseTo(wanted, 6);
});
