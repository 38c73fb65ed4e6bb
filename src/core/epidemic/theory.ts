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
  const invariant = infected + susceptible - threshold * Math.log(susceptible);
  return {
    peakInfected: rises ? invariant - threshold + threshold * Math.log(threshold) : infected,
    finalSize: susceptible + infected - neverInfected(start, threshold),
    rises,
  };
}

/** Solves ln(S(0) / S) = (S(0) + I(0) − S) / threshold for S at the end, which is below the threshold, by bisection. */
function neverInfected({ susceptible, infected }: SirStart, threshold: number): number {
  let low = 0;
  let high = Math.min(susceptible, threshold);
  for (let halving = 0; halving < 200; halving += 1) {
    const middle = (low + high) / 2;
    if (Math.log(susceptible / middle) > (susceptible + infected - middle) / threshold) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
