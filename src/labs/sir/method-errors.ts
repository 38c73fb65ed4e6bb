import type { DenseSolution } from "../../core/epidemic/adaptive.ts";
import { errorOfMethod, solveExactly } from "../../core/epidemic/method-error.ts";
import { EpidemicError } from "../../core/epidemic/refusal.ts";
import { modelOf } from "./model.ts";
import type { SirState } from "./state.ts";

/**
 * Compares Euler's method and RK4 with a solution that is exact to 1e-10 of the population. That solution is found once; the
 * function that is given back answers for as many steps as are asked for.
 */
export function methodErrors(state: SirState): (step: number) => MethodErrors {
  const { days } = state;
  const model = modelOf(state);
  let exact: DenseSolution | undefined;
  return (step) => {
    try {
      exact ??= solveExactly(model, days);
      const euler = errorOfMethod(model, { days, step, method: "euler" }, exact);
      const rk4 = errorOfMethod(model, { days, step, method: "rk4" }, exact);
      const where = `Euler's is largest for the ${euler.compartment} on day ${short.format(euler.day)}.`;
      return { euler: short.format(euler.people), rk4: short.format(rk4.people), where };
    } catch (error) {
      if (!(error instanceof EpidemicError)) throw error;
      return { euler: "–", rk4: "–", where: error.refusals.map(({ message }) => message).join(" ") };
    }
  };
}

/** The largest errors of a run, in people; dashes where that is refused. */
export interface MethodErrors {
  readonly euler: string;
  readonly rk4: string;
  /** A sentence or two: where Euler's is largest, or why there is no comparison. */
  readonly where: string;
}

const short = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });
