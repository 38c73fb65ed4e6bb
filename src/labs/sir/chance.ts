import { bandOf } from "../../core/epidemic/band.ts";
import { EpidemicError } from "../../core/epidemic/refusal.ts";
import { columnOf, type EpidemicSeries } from "../../core/epidemic/series.ts";
import { runMany } from "../../core/epidemic/stochastic.ts";
import { modelOf } from "./model.ts";
import type { SirState } from "./state.ts";

/**
 * Runs an epidemic 200 times as chance has it, and says how far it is before it gives between which numbers nine of ten lie.
 * The same seed gives the same runs.
 */
export function* takeChances({ state, seed }: Chances): Generator<ChanceNews, void, void> {
  const { days } = state;
  const runs: EpidemicSeries[] = [];
  try {
    const step = days / Math.min(days, VALUES);
    for (const run of runMany(modelOf(state), { days, step, runs: RUNS, seed, method: "by size" })) {
      runs.push(run);
      if (runs.length % 10 === 0) yield { kind: "progress", done: runs.length };
    }
  } catch (error) {
    if (!(error instanceof EpidemicError)) throw error;
    yield { kind: "refused", message: error.refusals.map(({ message }) => message).join(" ") };
  }
  if (runs.length === RUNS) yield { kind: "band", band: summarise(runs) };
}

export interface Chances {
  readonly state: SirState;
  readonly seed: number;
}

/** How many runs there are. */
export const RUNS = 200;

export type ChanceNews =
  | { readonly kind: "progress"; readonly done: number }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "band"; readonly band: ChanceBand };

/** The infected people of nine runs in ten, evenly spread over the days. */
export interface ChanceBand {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The most infected at one time, of a run in the lowest twentieth and of one in the highest. */
  readonly peaks: readonly [low: number, high: number];
}

/** So many that the peak of a short epidemic in a long time is not lost. */
const VALUES = 5000;

function summarise(runs: readonly EpidemicSeries[]): ChanceBand {
  const { compartments, columns } = bandOf(runs, [0.05, 0.95]);
  const [low = new Float64Array(), high = new Float64Array()] = columns[compartments.indexOf("infected")] ?? [];
  const peaks = runs.map((run) => Math.max(...columnOf(run, "infected"))).toSorted((a, b) => a - b);
  return { low, high, peaks: [peaks[RUNS * 0.05] ?? NaN, peaks[RUNS * 0.95 - 1] ?? NaN] };
}
