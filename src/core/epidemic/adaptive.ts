import { compartmentModel } from "./compartment-model.ts";
import { DormandPrince, interpolate } from "./dormand-prince.ts";
import { checkEpidemic, STEPS_LIMIT } from "./epidemic-check.ts";
import { exposedOf, type EpidemicModel } from "./epidemic-model.ts";
import { phasesOf, type Phase } from "./phases.ts";
import { record } from "./series.ts";
import { EpidemicError, within, write } from "./refusal.ts";

/**
 * Solves the equations by the method of Dormand and Prince, which chooses its steps so that the error of each stays
 * within the tolerance. Steps end where an intervention begins or ends.
 *
 * @throws EpidemicError if `checkEpidemic` refuses the epidemic, a tolerance is outside its limits, or rates and days ask for
 *   more than STEPS_LIMIT steps.
 */
export function solveDensely(
  epidemic: EpidemicModel,
  days: number,
  tolerance: Tolerance = usualTolerance(epidemic),
): DenseSolution {
  const { relative, absolute } = tolerance;
  const refusals = [
    ...checkEpidemic(epidemic, { days, step: Math.max(days, 1), method: "dormand-prince" }),
    ...within("tolerance", relative, FINEST, 0.1),
    ...within("tolerance", absolute, Number.MIN_VALUE, Number.MAX_VALUE),
  ];
  if (refusals.length > 0) throw new EpidemicError(refusals);
  const model = compartmentModel(epidemic);
  const people = model.start.slice();
  const steps: DenseStep[] = [];
  let rejected = 0;
  for (const phase of phasesOf(epidemic.interventions, days)) {
    const method = new DormandPrince(model.rates(phase.factor).derive, people.length);
    rejected += cross(phase, { method, people, steps, tolerance });
  }
  return { days, start: model.start, steps, rejected };
}

/** How large the error of one step may be in each compartment: absolute + relative × people. */
export interface Tolerance {
  /** From 1e-14 to 0.1. */
  readonly relative: number;
  /** In people, above 0. */
  readonly absolute: number;
}

/** A solution that is known at any time, not only at the ends of steps. */
export interface DenseSolution {
  /** The last day for which it is known. */
  readonly days: number;
  /** The state on day 0. */
  readonly start: Float64Array;
  /** The accepted steps, in order; none if there are no days. */
  readonly steps: readonly DenseStep[];
  /** How many steps were tried again because their error was too large. */
  readonly rejected: number;
}

export interface DenseStep {
  /** The day on which it starts. */
  readonly from: number;
  /** In days. */
  readonly length: number;
  /** See `interpolate` of the method. */
  readonly coefficients: Float64Array;
}

/** Finer than doubles can hold. */
const FINEST = 1e-14;

/** No picture shows the difference. What is absolute goes by the fewest people that matter. */
export function usualTolerance(epidemic: EpidemicModel): Tolerance {
  return { relative: 1e-8, absolute: 1e-8 * smallestOf(epidemic) };
}

/**
 * The fewest people that matter: the infected of day 0, who may be few of very many, or all people where nobody is
 * infected; at least so many that doubles can tell them from none. Where infections come back from almost none, when
 * enough people were born or an intervention ends, the day on which they do depends on how few they were, however few.
 */
export function smallestOf(epidemic: EpidemicModel): number {
  const { population, infected, interventions } = epidemic;
  if (epidemic.kind === "sir-demography" || interventions.length > 0) return ALMOST_NONE;
  return Math.max(infected + exposedOf(epidemic) || population, 1e-15 * population);
}

/** Tolerances of it are numbers that doubles still hold with all their digits. */
const ALMOST_NONE = 1e-270;

/** Writes the people at each of these times, in order and within the solution, into one column for each compartment. */
export function sample(solution: DenseSolution, time: Float64Array, columns: readonly Float64Array[]): void {
  const people = new Float64Array(columns.length);
  const { steps } = solution;
  let at = 0;
  for (let index = 0; index < time.length; index += 1) {
    const day = time[index] ?? NaN;
    while (at < steps.length - 1 && day > endOf(steps[at])) at += 1;
    const step = steps[at];
    if (step === undefined) people.set(solution.start);
    else interpolate(step.coefficients, (day - step.from) / step.length, people);
    record(columns, index, people);
  }
}

function endOf(step: DenseStep | undefined): number {
  return step ? step.from + step.length : Infinity;
}

interface Crossing {
  readonly method: DormandPrince;
  /** The state, which is moved on. */
  readonly people: Float64Array;
  /** Where accepted steps are added. */
  readonly steps: DenseStep[];
  readonly tolerance: Tolerance;
}

/** Goes through one phase and gives how many steps were rejected. */
function cross(phase: Phase, { method, people, steps, tolerance }: Crossing): number {
  method.begin(people);
  let rejected = 0;
  let from = phase.from;
  let length = (phase.to - phase.from) / 100;
  while (from < phase.to) {
    const last = from + length >= phase.to;
    if (last) length = phase.to - from;
    if (steps.length + rejected >= STEPS_LIMIT || from + length === from) throw tooManySteps(phase);
    method.try(people, length);
    const error = errorNorm(method, people, tolerance);
    const factor = Math.min(5, Math.max(0.2, 0.9 * error ** -0.2));
    if (error <= 1) {
      steps.push({ from, length, coefficients: method.interpolation(people, length) });
      people.set(method.end);
      method.next();
      from = last ? phase.to : from + length;
    } else rejected += 1;
    length *= Number.isNaN(factor) ? 0.2 : factor;
  }
  return rejected;
}

/** The estimated errors as multiples of what is errorNorm, as their root mean square. */
function errorNorm({ end, error }: DormandPrince, people: Float64Array, tolerance: Tolerance): number {
  let sum = 0;
  for (let n = 0; n < people.length; n += 1) {
    const larger = Math.max(Math.abs(people[n] ?? NaN), Math.abs(end[n] ?? NaN));
    sum += ((error[n] ?? NaN) / (tolerance.absolute + tolerance.relative * larger)) ** 2;
  }
  return Math.sqrt(sum / people.length);
}

function tooManySteps({ from, to }: Phase): EpidemicError {
  const message =
    `The rates are so fast that the days from ${from} to ${to} need more than ${write(STEPS_LIMIT)} steps. ` +
    "Take fewer days or lower rates.";
  return new EpidemicError([{ field: "days", reason: "too many steps", limit: STEPS_LIMIT, message }]);
}
