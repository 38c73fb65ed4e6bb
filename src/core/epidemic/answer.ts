import { simulateSir, type SirMethod, type SirModel, type SirRun } from "./sir.ts";
import { summariseSir } from "./summary.ts";

/** What the example services are asked at POST /simulate, in their words. */
export interface SirQuestion {
  readonly susceptible: number;
  readonly infected: number;
  readonly recovered: number;
  readonly beta: number;
  readonly gamma: number;
  readonly days: number;
  readonly step: number;
  readonly method: SirMethod;
}

/** What they answer, but for their version. */
export interface SirAnswer {
  readonly method: SirMethod;
  readonly basic_reproduction_number: number;
  readonly peak_day: number;
  readonly peak_infected: number;
  readonly final_size: number;
  readonly time: readonly number[];
  readonly susceptible: readonly number[];
  readonly infected: readonly number[];
  readonly recovered: readonly number[];
}

/** Answers a question with this site's own model, in the form of the services. */
export function answerSir(question: SirQuestion): SirAnswer {
  const { method, days, step } = question;
  const model = modelOf(question);
  const run: SirRun = { days, step, method };
  const series = simulateSir(model, run);
  const { basicReproduction, peakDay, peakInfected, finalSize } = summariseSir(model, run, series);
  return {
    method,
    basic_reproduction_number: basicReproduction,
    peak_day: peakDay,
    peak_infected: peakInfected,
    final_size: finalSize,
    time: Array.from(series.infected, (_, index) => Math.min(index * step, days)),
    susceptible: Array.from(series.susceptible),
    infected: Array.from(series.infected),
    recovered: Array.from(series.recovered),
  };
}

function modelOf({ susceptible, infected, recovered, beta, gamma }: SirQuestion): SirModel {
  return { susceptible, infected, recovered, contactRate: beta, recoveryRate: gamma };
}
