import type { DemographicEpidemic, EpidemicModel, SeirEpidemic, SirEpidemic } from "./epidemic-model.ts";
import { basicReproductionOf } from "./reproduction.ts";

/** The state in which an infection stays for ever, in people. */
export interface EndemicEquilibrium {
  readonly kind: "endemic";
  readonly susceptible: number;
  readonly infected: number;
  readonly recovered: number;
}

/**
 * There is no such state: nobody new can be infected in a closed population, or each person infects too few of the
 * newborn.
 */
export interface NoEquilibrium<Why extends "closed population" | "too few infections"> {
  readonly kind: "none";
  readonly why: Why;
}

/**
 * Gives the endemic equilibrium, at the usual contact rate, without interventions. A closed population has none, and
 * that is known from its type. With births and deaths, and p of the newborn vaccinated, there is one if R₀ (1 − p) is
 * above 1:
 *
 *     S = N / R₀     I = μ N ((1 − p) − 1 / R₀) / (γ + μ)     R = N − S − I
 *
 * Source: M. J. Keeling and P. Rohani, "Modeling Infectious Diseases in Humans and Animals", 2008, sections 2.1.2
 * and 8.1.
 */
export function equilibriumOf(epidemic: SirEpidemic | SeirEpidemic): NoEquilibrium<"closed population">;
export function equilibriumOf(
  epidemic: EpidemicModel,
): EndemicEquilibrium | NoEquilibrium<"closed population" | "too few infections">;
export function equilibriumOf(
  epidemic: EpidemicModel,
): EndemicEquilibrium | NoEquilibrium<"closed population" | "too few infections"> {
  if (epidemic.kind !== "sir-demography" || epidemic.turnoverRate === 0) {
    return { kind: "none", why: "closed population" };
  }
  return endemicOf(epidemic);
}

function endemicOf(epidemic: DemographicEpidemic): EndemicEquilibrium | NoEquilibrium<"too few infections"> {
  const { population, recoveryRate, turnoverRate, vaccinatedAtBirth } = epidemic;
  const basicReproduction = basicReproductionOf(epidemic);
  const unvaccinated = 1 - vaccinatedAtBirth;
  if (!(basicReproduction * unvaccinated > 1)) return { kind: "none", why: "too few infections" };
  const susceptible = population / basicReproduction;
  const infected = (turnoverRate * population * (unvaccinated - 1 / basicReproduction)) / (recoveryRate + turnoverRate);
  return { kind: "endemic", susceptible, infected, recovered: population - susceptible - infected };
}
