import type { CompartmentModel } from "./compartment-model.ts";
import type { EpidemicModel } from "./epidemic-model.ts";
import type { EpidemicRun } from "./epidemic-run.ts";
import { fillSeries, type Advance } from "./grid.ts";
import { phasesOf } from "./phases.ts";
import type { Derivative } from "./rates.ts";
import type { SirMethod } from "./sir.ts";
import type { EpidemicSeries } from "./series.ts";

interface FixedStepTask {
  readonly epidemic: EpidemicModel;
  readonly model: CompartmentModel;
  readonly run: EpidemicRun;
  /** Is filled; its times are where a step ends. */
  readonly series: EpidemicSeries;
}

/**
 * Fills a series by steps of one length. A step in which an intervention begins or ends is done in two, so that the rates
 * of each are constant and the method keeps its order.
 */
export function solveByFixedSteps(method: SirMethod, { epidemic, model, run, series }: FixedStepTask): void {
  const people = model.start.slice();
  const phases = phasesOf(epidemic.interventions, run.days);
  fillSeries(series, people, phases, ({ factor }) => stepper(method, model.rates(factor).derive, people));
}

/** Moves `people` on, again and again, by one method. */
function stepper(method: SirMethod, derive: Derivative, people: Float64Array): Advance {
  return method === "euler" ? eulerStepper(derive, people) : rungeKuttaStepper(derive, people);
}

/** The slope at the start holds for the whole step: order 1. */
function eulerStepper(derive: Derivative, people: Float64Array): Advance {
  const slope = new Float64Array(people.length);
  return (days) => {
    derive(people, slope);
    move(people, people, days, slope);
  };
}

/**
 * The classical method of order 4: slopes at the start, twice in the middle and at the end, weighted 1, 2, 2, 1.
 *
 * Source: E. Hairer, S. P. Nørsett and G. Wanner, "Solving Ordinary Differential Equations I", 2nd edition, 1993,
 * section II.1.
 */
function rungeKuttaStepper(derive: Derivative, people: Float64Array): Advance {
  const size = people.length;
  const between = new Float64Array(size);
  const [first, second, third, fourth] = [0, 1, 2, 3].map(() => new Float64Array(size));
  if (!first || !second || !third || !fourth) throw new RangeError("A step needs four slopes.");
  return (days) => {
    derive(people, first);
    move(between, people, days / 2, first);
    derive(between, second);
    move(between, people, days / 2, second);
    derive(between, third);
    move(between, people, days, third);
    derive(between, fourth);
    const sixth = days / 6;
    for (let n = 0; n < size; n += 1) {
      const middle = (second[n] ?? NaN) + (third[n] ?? NaN);
      people[n] = (people[n] ?? NaN) + sixth * ((first[n] ?? NaN) + 2 * middle + (fourth[n] ?? NaN));
    }
  };
}

/** Writes into `to` where one comes from `from` along a slope. */
function move(to: Float64Array, from: Float64Array, days: number, slope: Float64Array): void {
  for (let n = 0; n < to.length; n += 1) to[n] = (from[n] ?? NaN) + days * (slope[n] ?? NaN);
}
