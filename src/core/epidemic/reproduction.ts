import { susceptibleOf, type EpidemicModel } from "./epidemic-model.ts";
import { factorOn } from "./phases.ts";
import { columnOf, type EpidemicSeries } from "./series.ts";

/**
 * R₀, how many people one infected person infects while everybody else can still be infected: β / γ, and β / (γ + μ)
 * where people die. The latent time of SEIR does not change it. Without recovery and death it is infinite, without
 * contacts 0.
 *
 * Source: M. J. Keeling and P. Rohani, "Modeling Infectious Diseases in Humans and Animals", 2008, sections 2.1 and 2.5.
 */
export function basicReproductionOf(epidemic: EpidemicModel): number {
  const { contactRate, recoveryRate } = epidemic;
  if (contactRate === 0) return 0;
  return contactRate / (recoveryRate + (epidemic.kind === "sir-demography" ? epidemic.turnoverRate : 0));
}

/**
 * R on day 0: R₀ S / N, times the factor of an intervention that holds from the start. Infections grow while it is
 * above 1.
 */
export function initialReproductionOf(epidemic: EpidemicModel): number {
  return reproductionWith(epidemic, susceptibleOf(epidemic), 0);
}

/** R(t), how many people one infected person infects with those who are left, at each time of a series. */
export function effectiveReproductionOf(epidemic: EpidemicModel, series: EpidemicSeries): Float64Array {
  const { time } = series;
  return columnOf(series, "susceptible").map((susceptible, index) =>
    reproductionWith(epidemic, susceptible, time[index] ?? NaN),
  );
}

/**
 * The share of the population that must be immune for infections not to grow, 1 − 1 / R₀; 0 if they do not anyway. It is
 * also the share of the newborn that must be vaccinated to end an infection.
 *
 * Source: Keeling and Rohani, section 8.1.
 */
export function herdImmunityThreshold(basicReproduction: number): number {
  return basicReproduction <= 1 ? 0 : 1 - 1 / basicReproduction;
}

/** R on a day on which so many people can be infected: R₀ S / N, times the factor of an intervention. */
export function reproductionWith(epidemic: EpidemicModel, susceptible: number, day: number): number {
  const contacts = factorOn(epidemic.interventions, day) * (susceptible / epidemic.population);
  return contacts === 0 ? 0 : basicReproductionOf(epidemic) * contacts;
}
