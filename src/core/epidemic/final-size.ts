import { exposedOf, susceptibleOf, type EpidemicModel } from "./epidemic-model.ts";
import { basicReproductionOf } from "./reproduction.ts";

/**
 * People infected when the epidemic is over, those of day 0 among them, from theory. Null where theory has no such
 * number: with births the epidemic need not end, and with an intervention the end depends on when it comes.
 */
export function finalSizeOf(epidemic: EpidemicModel): number | null {
  if (epidemic.kind === "sir-demography" || epidemic.interventions.length > 0) return null;
  const infected = epidemic.infected + exposedOf(epidemic);
  if (infected === 0) return 0;
  const susceptible = susceptibleOf(epidemic);
  const threshold = epidemic.population / basicReproductionOf(epidemic);
  return susceptible + infected - neverInfected({ susceptible, infected, threshold });
}

interface FinalSizeQuestion {
  /** People who can be infected on day 0. */
  readonly susceptible: number;
  /** People who are infected on day 0, infectious or not yet. */
  readonly infected: number;
  /** N / R₀, people who can be infected when infections no longer grow. */
  readonly threshold: number;
}

/**
 * Solves the final size equation for the people who are never infected:
 *
 *     x = S(0) exp(−(S(0) + I(0) − x) / threshold)
 *
 * by Newton's method from 0. The difference of the two sides is concave and rises up to the root, so every step stays
 * below it, and no other root is found. With I(0) = 0 this is the limit of a first case.
 *
 * Sources: W. O. Kermack and A. G. McKendrick, "A contribution to the mathematical theory of epidemics", 1927,
 * doi:10.1098/rspa.1927.0118; for SEIR, where it is the same: J. Ma and D. J. D. Earn, "Generality of the final size
 * formula for an epidemic of a newly invading infectious disease", 2006, doi:10.1007/s11538-005-9047-7.
 */
export function neverInfected({ susceptible, infected, threshold }: FinalSizeQuestion): number {
  if (threshold === 0) return infected > 0 ? 0 : susceptible;
  let left = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const spared = susceptible * Math.exp((left - susceptible - infected) / threshold);
    const next = left + (spared - left) / (1 - spared / threshold);
    if (!(next > left)) break;
    left = next;
  }
  return left;
}

/** Six or seven are usual; near R₀ = 1 with hardly anybody infected each halves the error. */
const MOST_STEPS = 100;
