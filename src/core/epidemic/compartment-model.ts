import { immuneOf, susceptibleOf, type EpidemicModel } from "./epidemic-model.ts";
import { demographicRates, seirRates, sirRates, type Rates } from "./rates.ts";

/**
 * A model of compartments as solvers and random walks see it. A state is a number of people for each compartment, in
 * order.
 */
export interface CompartmentModel {
  readonly compartments: readonly Compartment[];
  /** The state on day 0. */
  readonly start: Float64Array;
  /** What can happen to one person, in the order of the flows. */
  readonly moves: readonly Move[];
  /** The rates that hold while the contact rate is multiplied by a factor. */
  readonly rates: (factor: number) => Rates;
}

export type Compartment = "susceptible" | "exposed" | "infected" | "recovered";

/** One person goes from a compartment to another, by their indices; null is the world outside, for births and deaths. */
export interface Move {
  readonly from: number | null;
  readonly to: number | null;
}

/** Gives the equations of an epidemic. Its numbers are not checked here: `checkEpidemic` does that. */
export function compartmentModel(epidemic: EpidemicModel): CompartmentModel {
  const susceptible = susceptibleOf(epidemic);
  const immune = immuneOf(epidemic);
  switch (epidemic.kind) {
    case "sir":
      return {
        compartments: ["susceptible", "infected", "recovered"],
        start: Float64Array.of(susceptible, epidemic.infected, immune),
        moves: [infection, recovery],
        rates: (factor) => sirRates(epidemic, factor),
      };
    case "seir":
      return {
        compartments: ["susceptible", "exposed", "infected", "recovered"],
        start: Float64Array.of(susceptible, epidemic.exposed, epidemic.infected, immune),
        moves: [infection, { from: 1, to: 2 }, { from: 2, to: 3 }],
        rates: (factor) => seirRates(epidemic, factor),
      };
    default:
      return {
        compartments: ["susceptible", "infected", "recovered"],
        start: Float64Array.of(susceptible, epidemic.infected, immune),
        moves: [infection, recovery, ...births, ...deaths],
        rates: (factor) => demographicRates(epidemic, factor),
      };
  }
}

const infection: Move = { from: 0, to: 1 };
const recovery: Move = { from: 1, to: 2 };
/** Of the susceptible and of the vaccinated. */
const births: readonly Move[] = [
  { from: null, to: 0 },
  { from: null, to: 2 },
];
const deaths: readonly Move[] = [
  { from: 0, to: null },
  { from: 1, to: null },
  { from: 2, to: null },
];
