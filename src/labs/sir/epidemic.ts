import { simulateSir, type SirModel, type SirRun, type SirSeries } from "../../core/epidemic/sir.ts";
import { summariseSir, type SirSummary } from "../../core/epidemic/summary.ts";
import type { SirState } from "./state.ts";

/** Runs the epidemic that a state describes. */
export function runEpidemic(state: SirState): Epidemic {
  const { contactRate, recoveryRate, initialInfected: infected, days, method, population, step } = state;
  const model: SirModel = { susceptible: population - infected, infected, recovered: 0, contactRate, recoveryRate };
  const run: SirRun = { days, step, method };
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

/** The people in a compartment on a day, on a straight line between the steps. */
export function peopleOn(day: number, compartment: Compartment, { series, state, days }: Epidemic): number {
  const values = series[compartment];
  const last = values.length - 1;
  const index = Math.min(last - 1, Math.floor(day / state.step + 1e-9));
  const from = index * state.step;
  const to = Math.min(from + state.step, days);
  const share = Math.min(1, Math.max(0, (day - from) / (to - from)));
  return (values[index] ?? NaN) * (1 - share) + (values[index + 1] ?? NaN) * share;
}

/** The three lines of the picture, in the order in which people pass through them. */
export const COMPARTMENTS = ["susceptible", "infected", "recovered"] as const;
export type Compartment = (typeof COMPARTMENTS)[number];
