import type { DemographicEpidemic, SeirEpidemic, SirEpidemic } from "./epidemic-model.ts";

/**
 * How a state changes while no rate does. Day and time do not appear: between two jumps of the contact rate nothing
 * depends on them.
 */
export interface Rates {
  /** Writes the derivative of the state, in people a day, into `slope`. */
  readonly derive: Derivative;
  /** Writes how many people a day make each move of the model, on average, into `flows`. */
  readonly flow: Derivative;
}

export type Derivative = (people: Float64Array, slope: Float64Array) => void;

/**
 *     dS/dt = −β S I / N        dI/dt = β S I / N − γ I        dR/dt = γ I
 *
 * Source: W. O. Kermack and A. G. McKendrick, "A contribution to the mathematical theory of epidemics", 1927,
 * doi:10.1098/rspa.1927.0118.
 */
export function sirRates({ population, contactRate, recoveryRate }: SirEpidemic, factor: number): Rates {
  const contact = (factor * contactRate) / population;
  return {
    derive: (people, slope) => {
      const infected = people[1] ?? NaN;
      const caught = contact * (people[0] ?? NaN) * infected;
      const healed = recoveryRate * infected;
      slope[0] = -caught;
      slope[1] = caught - healed;
      slope[2] = healed;
    },
    flow: (people, flows) => {
      const infected = people[1] ?? NaN;
      flows[0] = contact * (people[0] ?? NaN) * infected;
      flows[1] = recoveryRate * infected;
    },
  };
}

/**
 *     dS/dt = −β S I / N     dE/dt = β S I / N − σ E     dI/dt = σ E − γ I     dR/dt = γ I
 *
 * Source: M. J. Keeling and P. Rohani, "Modeling Infectious Diseases in Humans and Animals", 2008, section 2.5,
 * without births and deaths.
 */
export function seirRates(epidemic: SeirEpidemic, factor: number): Rates {
  const { population, contactRate, recoveryRate, incubationRate } = epidemic;
  const contact = (factor * contactRate) / population;
  return {
    derive: (people, slope) => {
      const infected = people[2] ?? NaN;
      const caught = contact * (people[0] ?? NaN) * infected;
      const fallen = incubationRate * (people[1] ?? NaN);
      const healed = recoveryRate * infected;
      slope[0] = -caught;
      slope[1] = caught - fallen;
      slope[2] = fallen - healed;
      slope[3] = healed;
    },
    flow: (people, flows) => {
      const infected = people[2] ?? NaN;
      flows[0] = contact * (people[0] ?? NaN) * infected;
      flows[1] = incubationRate * (people[1] ?? NaN);
      flows[2] = recoveryRate * infected;
    },
  };
}

/**
 * With p for the share of the newborn who are vaccinated, and N for the population on day 0, about which births, μ N a
 * day, keep it:
 *
 *     dS/dt = (1 − p) μ N − β S I / N − μ S     dI/dt = β S I / N − γ I − μ I     dR/dt = p μ N + γ I − μ R
 *
 * Source: M. J. Keeling and P. Rohani, "Modeling Infectious Diseases in Humans and Animals", 2008, sections 2.1.2
 * and 8.1 (vaccination of the newborn).
 */
export function demographicRates(epidemic: DemographicEpidemic, factor: number): Rates {
  const { population, contactRate, recoveryRate, turnoverRate, vaccinatedAtBirth } = epidemic;
  const contact = (factor * contactRate) / population;
  const immuneBirths = vaccinatedAtBirth * turnoverRate * population;
  const births = turnoverRate * population - immuneBirths;
  return {
    derive: (people, slope) => {
      const susceptible = people[0] ?? NaN;
      const infected = people[1] ?? NaN;
      const caught = contact * susceptible * infected;
      const healed = recoveryRate * infected;
      slope[0] = births - caught - turnoverRate * susceptible;
      slope[1] = caught - healed - turnoverRate * infected;
      slope[2] = immuneBirths + healed - turnoverRate * (people[2] ?? NaN);
    },
    flow: (people, flows) => {
      const infected = people[1] ?? NaN;
      flows[0] = contact * (people[0] ?? NaN) * infected;
      flows[1] = recoveryRate * infected;
      flows[2] = births;
      flows[3] = immuneBirths;
      flows[4] = turnoverRate * (people[0] ?? NaN);
      flows[5] = turnoverRate * infected;
      flows[6] = turnoverRate * (people[2] ?? NaN);
    },
  };
}
