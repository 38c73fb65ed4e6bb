import { sample, solveDensely } from "./adaptive.ts";
import { compartmentModel, type CompartmentModel } from "./compartment-model.ts";
import { checkEpidemic } from "./epidemic-check.ts";
import { immuneOf, susceptibleOf, type EpidemicModel } from "./epidemic-model.ts";
import type { EpidemicRun } from "./epidemic-run.ts";
import { solveByFixedSteps } from "./fixed-step.ts";
import { EpidemicError } from "./refusal.ts";
import { emptySeries, type EpidemicSeries } from "./series.ts";
import { simulateSir } from "./sir.ts";

/**
 * Solves the equations of an epidemic. Whatever the method, a value is given for every whole step and for the last
 * day, so runs of different methods can be laid over each other. Steps end where an intervention begins or ends.
 *
 * @throws EpidemicError with every reason that `checkEpidemic` finds.
 */
export function solveEpidemic(epidemic: EpidemicModel, run: EpidemicRun): EpidemicSeries {
  const refusals = checkEpidemic(epidemic, run);
  if (refusals.length > 0) throw new EpidemicError(refusals);
  const model = compartmentModel(epidemic);
  const series = emptySeries(model.compartments, run.days, run.step);
  fill(series, { epidemic, model, run });
  return series;
}

/** The plain SIR model by fixed steps has code of its own, several times as fast. */
function fill(series: EpidemicSeries, { epidemic, model, run }: EpidemicTask): void {
  const { days, step, method } = run;
  const [susceptible, infected, recovered] = series.columns;
  if (method === "dormand-prince") {
    sample(solveDensely(epidemic, days), series.time, series.columns);
  } else if (epidemic.kind === "sir" && epidemic.interventions.length === 0 && susceptible && infected && recovered) {
    const start = { susceptible: susceptibleOf(epidemic), infected: epidemic.infected, recovered: immuneOf(epidemic) };
    const { contactRate, recoveryRate } = epidemic;
    simulateSir({ ...start, contactRate, recoveryRate }, { days, step, method }, { susceptible, infected, recovered });
  } else {
    solveByFixedSteps(method, { epidemic, model, run, series });
  }
}

interface EpidemicTask {
  readonly epidemic: EpidemicModel;
  readonly model: CompartmentModel;
  readonly run: EpidemicRun;
}
