import { exposedOf, type EpidemicModel } from "./epidemic-model.ts";
import { basicReproductionOf, initialReproductionOf } from "./reproduction.ts";
import { columnOf, type EpidemicSeries } from "./series.ts";
import { indexOfMaximum, type SirSummary } from "./summary.ts";

/** As `SirSummary`, of any model and any method. */
export interface EpidemicSummary extends Omit<SirSummary, "finalSize"> {
  /**
   * People infected by the end of the run, those of day 0 among them. Null where people are born and die: those who
   * could be infected do not tell then how many were.
   */
  readonly finalSize: number | null;
}

/** Says how an epidemic went, in the figures that epidemiologists ask for first. A run at random has such figures too. */
export function summariseEpidemic(epidemic: EpidemicModel, series: EpidemicSeries): EpidemicSummary {
  const infected = columnOf(series, "infected");
  const peak = indexOfMaximum(infected);
  const susceptible = columnOf(series, "susceptible");
  const atRisk = (susceptible[0] ?? NaN) + epidemic.infected + exposedOf(epidemic);
  const last = infected.length - 1;
  return {
    basicReproduction: basicReproductionOf(epidemic),
    initialReproduction: initialReproductionOf(epidemic),
    peakInfected: infected[peak] ?? NaN,
    peakDay: series.time[peak] ?? NaN,
    finalSize: epidemic.kind === "sir-demography" ? null : atRisk - (susceptible[last] ?? NaN),
    course: peak === 0 ? "fades" : peak === last ? "rises" : "peaks",
  };
}
