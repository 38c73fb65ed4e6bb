import { sample, smallestOf, solveDensely, type DenseSolution } from "./adaptive.ts";
import type { Compartment } from "./compartment-model.ts";
import type { EpidemicModel } from "./epidemic-model.ts";
import type { EpidemicRun } from "./epidemic-run.ts";
import { solveEpidemic } from "./solution.ts";

/**
 * Solves the equations so finely that no compartment is wrong by more than 1e-10 of the population, at any time of the
 * run. Checked against a Taylor method with 30 digits; see reference.test.ts.
 *
 * @throws EpidemicError as `solveDensely` does.
 */
export function solveExactly(epidemic: EpidemicModel, days: number): DenseSolution {
  return solveDensely(epidemic, days, { relative: 1e-13, absolute: 1e-13 * smallestOf(epidemic) });
}

/** How far a method with one step is from the exact solution. */
export interface MethodError {
  /** In days. */
  readonly step: number;
  /** The largest difference in any compartment at the end of any step, in people. */
  readonly people: number;
  /** The day and the compartment of that difference. */
  readonly day: number;
  readonly compartment: Compartment;
}

/**
 * Gives the error of a method. Many steps can be compared with one exact solution, which must reach to the last day of
 * the run.
 *
 * @throws EpidemicError as `solveEpidemic` does, among others if the step is too long for the rates.
 */
export function errorOfMethod(epidemic: EpidemicModel, run: EpidemicRun, exact: DenseSolution): MethodError {
  const { time, columns, compartments } = solveEpidemic(epidemic, run);
  const truth = columns.map(() => new Float64Array(time.length));
  sample(exact, time, truth);
  const worst = { people: 0, index: 0, column: 0 };
  for (const [column, values] of columns.entries()) {
    for (const [index, value] of values.entries()) {
      const people = Math.abs(value - (truth[column]?.[index] ?? NaN));
      if (people > worst.people) Object.assign(worst, { people, index, column });
    }
  }
  return {
    step: run.step,
    people: worst.people,
    day: time[worst.index] ?? 0,
    compartment: compartments[worst.column] ?? "susceptible",
  };
}

/**
 * Gives the error of a method for each of some steps, in days. Solves the equations exactly once. Throws as
 * `errorOfMethod` does.
 */
export function errorsByStep(
  epidemic: EpidemicModel,
  run: Omit<EpidemicRun, "step">,
  steps: readonly number[],
): MethodError[] {
  const exact = solveExactly(epidemic, run.days);
  return steps.map((step) => errorOfMethod(epidemic, { days: run.days, method: run.method, step }, exact));
}
