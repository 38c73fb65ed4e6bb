import { simulateSir, type SirModel, type SirRun, type SirSeries } from "../../core/epidemic/sir.ts";
import { summariseSir, type SirSummary } from "../../core/epidemic/summary.ts";
import type { SirState } from "./state.ts";

/** Runs the epidemic that a state describes, in a population of 10,000 with steps of half a day. */
export function runEpidemic(state: SirState): Epidemic {
  const { contactRate, recoveryRate, initialInfected: infected, days, method } = state;
  const model: SirModel = { susceptible: POPULATION - infected, infected, recovered: 0, contactRate, recoveryRate };
  const run: SirRun = { days, step: STEP, method };
  const series = simulateSir(model, run);
  return { state, days, series, summary: summariseSir(model, run, series) };
}

export interface Epidemic {
  /** What was asked for. */
  readonly state: SirState;
  readonly days: number;
  readonly series: SirSeries;
  readonly summary: SirSummary;
}

export const POPULATION = 10_000;

/** In days. */
export const STEP = 0.5;

/** The three lines of the picture, in the order in which people pass through them. */
export const COMPARTMENTS = ["susceptible", "infected", "recovered"] as const;
export type Compartment = (typeof COMPARTMENTS)[number];
