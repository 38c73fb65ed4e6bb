import { susceptibleOf, type EpidemicModel } from "./epidemic-model.ts";
import { factorOn } from "./phases.ts";

/** How an epidemic begins, while hardly anybody is immune who was not on day 0. */
export interface Growth {
  /** r, a day: infections grow as exp(r t), or fade where it is negative. */
  readonly rate: number;
  /** Days in which infections become twice as many, ln 2 / r; null where they do not grow. */
  readonly doublingDays: number | null;
}

/**
 * Gives the growth rate of day 0. With b = β S / N it is b − γ for SIR, b − γ − μ with births and deaths, and for SEIR
 * the larger root of (r + σ) (r + γ) = σ b, to which growth settles after some latent times.
 *
 * Source: J. Wallinga and M. Lipsitch, "How generation intervals shape the relationship between growth rates and
 * reproductive numbers", 2007, doi:10.1098/rspb.2006.3754.
 */
export function growthOf(epidemic: EpidemicModel): Growth {
  const rate = growthRateOf(epidemic);
  return { rate, doublingDays: rate > 0 ? Math.LN2 / rate : null };
}

function growthRateOf(epidemic: EpidemicModel): number {
  const { contactRate, recoveryRate, population, interventions } = epidemic;
  const contacts = factorOn(interventions, 0) * contactRate * (susceptibleOf(epidemic) / population);
  switch (epidemic.kind) {
    case "sir":
      return contacts - recoveryRate;
    case "sir-demography":
      return contacts - recoveryRate - epidemic.turnoverRate;
    default: {
      const { incubationRate } = epidemic;
      const root = Math.hypot(incubationRate - recoveryRate, 2 * Math.sqrt(incubationRate * contacts));
      return (root - incubationRate - recoveryRate) / 2;
    }
  }
}
