import { immuneOf, susceptibleOf, type EpidemicModel } from "./epidemic-model.ts";
import { neverInfected } from "./final-size.ts";
import { basicReproductionOf } from "./reproduction.ts";

/** Who is what on day 0, and R0. */
export interface SirStart {
  readonly susceptible: number;
  readonly infected: number;
  readonly recovered: number;
  readonly basicReproduction: number;
}

/** What theory says of an epidemic without following it from day to day. */
export interface SirTheory {
  /** The most people infected at once. */
  readonly peakInfected: number;
  /** People infected when it is over, those of day 0 among them. */
  readonly finalSize: number;
  /** Whether the infected grow in number at first. */
  readonly rises: boolean;
}

/**
 * Gives peak and final size of the SIR model from its first integral, I + S − (N / R0) ln S, which never changes:
 * the infected grow while R0 S / N is above 1, so the peak comes where S = N / R0; at the end I = 0.
 *
 * Source: W. O. Kermack and A. G. McKendrick, "A contribution to the mathematical theory of epidemics", 1927,
 * doi:10.1098/rspa.1927.0118.
 */
export function theoryOfSir(start: SirStart): SirTheory {
  const { susceptible, infected, recovered, basicReproduction } = start;
  const threshold = (susceptible + infected + recovered) / basicReproduction;
  const rises = susceptible > threshold;
  return {
    peakInfected: rises ? infected + peakRise(susceptible, threshold) : infected,
    finalSize: susceptible + infected - neverInfected({ susceptible, infected, threshold }),
    rises,
  };
}

/**
 * The most people who are infected at once in the SIR model, from theory. Null where there is no such formula: with
 * births and deaths, in SEIR, and with an intervention.
 */
export function peakInfectedOf(epidemic: EpidemicModel): number | null {
  if (epidemic.kind !== "sir" || epidemic.interventions.length > 0) return null;
  const { population, infected } = epidemic;
  const susceptible = susceptibleOf(epidemic);
  const recovered = immuneOf(epidemic);
  const basicReproduction = basicReproductionOf(epidemic);
  if (infected === 0 || population === 0) return 0;
  return theoryOfSir({ susceptible, infected, recovered, basicReproduction }).peakInfected;
}

/** By how many the infected grow until S has come down to the threshold. Without recovery, where that is 0, by all. */
function peakRise(susceptible: number, threshold: number): number {
  if (threshold === 0) return susceptible;
  return susceptible - threshold * (1 + Math.log(susceptible / threshold));
}
