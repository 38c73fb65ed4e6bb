import type { SirModel, SirRun, SirSeries } from "./sir.ts";

/** Says how a simulated epidemic went, in the figures that epidemiologists ask for first. */
export function summariseSir(model: SirModel, run: SirRun, series: SirSeries): SirSummary {
  const { susceptible, infected } = series;
  const peak = indexOfMaximum(infected);
  const last = susceptible.length - 1;
  const population = model.susceptible + model.infected + model.recovered;
  const basicReproduction = model.contactRate / model.recoveryRate;
  return {
    basicReproduction,
    initialReproduction: (basicReproduction * model.susceptible) / population,
    peakInfected: infected[peak] ?? 0,
    peakDay: Math.min(peak * run.step, run.days),
    finalSize: model.susceptible + model.infected - (susceptible[last] ?? 0),
    course: peak === 0 ? "fades" : peak === last ? "rises" : "peaks",
  };
}

export interface SirSummary {
  /**
   * R₀ = β / γ: how many people one infected person infects while everybody else can still be infected. Without
   * recovery it is infinite.
   */
  readonly basicReproduction: number;
  /** R₀ S / N on day 0, where not everybody can be infected: the infected grow in number while it is above 1. */
  readonly initialReproduction: number;
  /** The most people who are infected at one time. */
  readonly peakInfected: number;
  /** The day of the first step at which so many are infected. */
  readonly peakDay: number;
  /** People infected by the end of the run, those of day 0 among them; with enough days, all who ever will be. */
  readonly finalSize: number;
  /** Whether the number of infected people falls from day 0, rises until the run ends, or peaks between. */
  readonly course: "fades" | "rises" | "peaks";
}

/** The index of the first of the largest values. */
export function indexOfMaximum(values: Float64Array): number {
  let best = 0;
  for (let n = 1; n < values.length; n += 1) {
    if ((values[n] ?? 0) > (values[best] ?? 0)) best = n;
  }
  return best;
}
