import type { Compartment } from "../../core/epidemic/compartment-model.ts";
import type { EpidemicModel } from "../../core/epidemic/epidemic-model.ts";
import { summariseEpidemic, type EpidemicSummary } from "../../core/epidemic/epidemic-summary.ts";
import { infectedInAll } from "../../core/epidemic/infections.ts";
import type { EpidemicSeries } from "../../core/epidemic/series.ts";
import { solveEpidemic } from "../../core/epidemic/solution.ts";
import { modelOf } from "./model.ts";
import type { SirState } from "./state.ts";

/** Runs the epidemic that a state describes. */
export function runEpidemic(state: SirState): Epidemic {
  const { days, step, method } = state;
  const model = modelOf(state);
  const solution = solveEpidemic(model, { days, step, method });
  const { compartments, columns } = solution;
  const columnOf = (name: Compartment): Float64Array => columns[compartments.indexOf(name)] ?? new Float64Array();
  return {
    state,
    days,
    top: state.population,
    model,
    solution,
    compartments,
    series: {
      susceptible: columnOf("susceptible"),
      exposed: columnOf("exposed"),
      infected: columnOf("infected"),
      recovered: columnOf("recovered"),
    },
    summary: { ...summariseEpidemic(model, solution), finalSize: infectedInAll(model, solution) },
  };
}

export interface Epidemic {
  /** What was asked for. */
  readonly state: SirState;
  readonly days: number;
  /** The people at the upper end of the picture over time, unless its axis is logarithmic: all of them, or fewer after `withRoom`. */
  readonly top: number;
  /** The same as the core takes it. */
  readonly model: EpidemicModel;
  readonly solution: EpidemicSeries;
  /** Those that the model has, in the order in which people pass through them. */
  readonly compartments: readonly Compartment[];
  /** People at each time; nothing of a compartment that the model does not have. */
  readonly series: Readonly<Record<Compartment, Float64Array>>;
  readonly summary: EpidemicSummary & { readonly finalSize: number };
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

/** The lines of the picture, in the order in which people pass through them; only some models have all. */
export const COMPARTMENTS = ["susceptible", "exposed", "infected", "recovered"] as const satisfies Compartment[];
export type { Compartment };
