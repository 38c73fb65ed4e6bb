import type { Intervention } from "./phases.ts";

/** An epidemic as plain data, so that it can be kept in a link or sent to a worker. `kind` says which equations hold. */
export type EpidemicModel = SirEpidemic | SeirEpidemic | DemographicEpidemic;

/** Kermack and McKendrick's model of a closed population: susceptible, infected, recovered. */
export interface SirEpidemic extends Outbreak {
  readonly kind: "sir";
}

/** As SIR, but who catches the infection is not infectious at first: susceptible, exposed, infected, recovered. */
export interface SeirEpidemic extends Outbreak {
  readonly kind: "seir";
  /** People infected on day 0 who are not infectious yet, E(0). */
  readonly exposed: number;
  /** σ, the share of the exposed who become infectious in a day; 1 / σ is the mean latent time in days. */
  readonly incubationRate: number;
}

/** SIR in which people are born and die, as many of each, so that the infection can stay for ever. */
export interface DemographicEpidemic extends Outbreak {
  readonly kind: "sir-demography";
  /** μ, births and deaths a day for each person; 1 / μ is the mean length of a life in days. */
  readonly turnoverRate: number;
  /** The share of the newborn who are vaccinated, 0 to 1. */
  readonly vaccinatedAtBirth: number;
}

/** What all models have in common. People are numbers, not shares; rates are per day. */
interface Outbreak {
  /** N, all people on day 0. */
  readonly population: number;
  /** People who are infectious on day 0, I(0). */
  readonly infected: number;
  /** People who are immune on day 0 because they had the infection, a part of R(0). */
  readonly recovered: number;
  /** β, infectious contacts that one person makes in a day. */
  readonly contactRate: number;
  /** γ, the share of the infected who recover in a day; 1 / γ is the mean infectious time in days. */
  readonly recoveryRate: number;
  /** The share of those susceptible who are vaccinated before day 0, 0 to 1. They are counted with the recovered. */
  readonly vaccinated: number;
  /** Times at which people meet less often, or more. */
  readonly interventions: readonly Intervention[];
}

/** People exposed on day 0; none in a model without that compartment. */
export function exposedOf(epidemic: EpidemicModel): number {
  return epidemic.kind === "seir" ? epidemic.exposed : 0;
}

/** People who can be infected on day 0, S(0): all others of the population but the vaccinated. */
export function susceptibleOf(epidemic: EpidemicModel): number {
  return unvaccinatedOf(epidemic) * (1 - epidemic.vaccinated);
}

/** People who are immune on day 0, R(0): those who had the infection, and the vaccinated. */
export function immuneOf(epidemic: EpidemicModel): number {
  return epidemic.recovered + unvaccinatedOf(epidemic) * epidemic.vaccinated;
}

/** Who could be infected if nobody were vaccinated; none if the others are more than the population. */
function unvaccinatedOf(epidemic: EpidemicModel): number {
  return Math.max(0, epidemic.population - exposedOf(epidemic) - epidemic.infected - epidemic.recovered);
}
