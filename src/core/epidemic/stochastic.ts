import { compartmentModel, type CompartmentModel } from "./compartment-model.ts";
import type { EpidemicModel } from "./epidemic-model.ts";
import { exactWalker } from "./gillespie.ts";
import { fillSeries } from "./grid.ts";
import { phasesOf } from "./phases.ts";
import { Random } from "./random.ts";
import { EpidemicError } from "./refusal.ts";
import { emptySeries, type EpidemicSeries } from "./series.ts";
import { checkStochastic, isExact } from "./stochastic-check.ts";
import { leapingWalker } from "./tau-leaping.ts";

/**
 * Runs an epidemic of whole people many times, each time as chance has it, and gives one run after the other: the
 * caller may report progress between two, or stop. The same epidemic, seed and method give the same runs, and the n-th
 * of them does not depend on how many there are.
 *
 * @throws EpidemicError with every reason that `checkStochastic` finds, at the first run.
 */
export function* runMany(epidemic: EpidemicModel, run: StochasticRun): Generator<EpidemicSeries, void, void> {
  const refusals = checkStochastic(epidemic, run);
  if (refusals.length > 0) throw new EpidemicError(refusals);
  const model = wholePeople(compartmentModel(epidemic));
  let random = new Random(run.seed);
  for (let count = 0; count < run.runs; count += 1) {
    const next = random.jumped();
    yield runOnce({ epidemic, model, run, random });
    random = next;
  }
}

/** How an epidemic is run at random. */
export interface StochasticRun {
  readonly days: number;
  /** Days from one value to the next; nothing of the chances depends on it. */
  readonly step: number;
  /** How many times it is run. */
  readonly runs: number;
  /** A whole number from 0 on that chooses the random numbers. */
  readonly seed: number;
  readonly method: StochasticMethod;
}

/**
 * "exact" lets every move happen at its own time; "leaping" many at once. "by size" is exact
 * where that takes no longer, up to about 5,000 people.
 */
export type StochasticMethod = "exact" | "leaping" | "by size";

interface StochasticTask {
  readonly epidemic: EpidemicModel;
  readonly model: CompartmentModel;
  readonly run: StochasticRun;
  readonly random: Random;
}

function runOnce({ epidemic, model, run, random }: StochasticTask): EpidemicSeries {
  const series = emptySeries(model.compartments, run.days, run.step);
  const people = model.start.slice();
  const walker = isExact(epidemic, run) ? exactWalker : leapingWalker;
  fillSeries(series, people, phasesOf(epidemic.interventions, run.days), ({ factor }) =>
    walker({ people, moves: model.moves, flow: model.rates(factor).flow, random }),
  );
  return series;
}

/** Vaccinating a share may divide a person; whole people are susceptible, and the rest is immune. */
function wholePeople(model: CompartmentModel): CompartmentModel {
  const start = model.start.slice();
  const total = Math.round(start.reduce((sum, people) => sum + people, 0));
  start[0] = Math.round(start[0] ?? NaN);
  start[start.length - 1] = total - start.subarray(0, -1).reduce((sum, people) => sum + people, 0);
  return { ...model, start };
}
