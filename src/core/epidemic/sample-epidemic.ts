import type { SirEpidemic } from "./epidemic-model.ts";

/** The epidemic of the lessons, R0 = 3.0 in 10,000 people: for tests and measurements. */
export const SAMPLE_EPIDEMIC: SirEpidemic = {
  kind: "sir",
  population: 10_000,
  infected: 100,
  recovered: 0,
  contactRate: 0.3,
  recoveryRate: 0.1,
  vaccinated: 0,
  interventions: [],
};
