import type { Derivative } from "./rates.ts";

/**
 * One step of the method of Dormand and Prince, of order 5 with an estimate of order 4 for the error, and what is needed
 * to give the solution anywhere within it. The last slope of a step is the first of the next.
 *
 * Sources: J. R. Dormand and P. J. Prince, "A family of embedded Runge–Kutta formulae", 1980,
 * doi:10.1016/0771-050X(80)90013-3; the interpolation, of order 4: E. Hairer, S. P. Nørsett and G. Wanner, "Solving
 * Ordinary Differential Equations I", 2nd edition, 1993, section II.6.
 */
export class DormandPrince {
  /** The state at the end of the step that was tried. */
  readonly end: Float64Array;
  /** Estimated errors of `end`, one for each number of the state. */
  readonly error: Float64Array;
  readonly #derive: Derivative;
  readonly #slopes: readonly Float64Array[];

  constructor(derive: Derivative, size: number) {
    this.#derive = derive;
    this.end = new Float64Array(size);
    this.error = new Float64Array(size);
    this.#slopes = NODES.map(() => new Float64Array(size));
  }

  /** Takes the slope at a state, from which the next step starts. */
  begin(state: Float64Array): void {
    this.#derive(state, this.#slope(0));
  }

  /** Tries a step of so many days from a state whose slope is known; `end` and `error` say how it went. */
  try(state: Float64Array, days: number): void {
    for (let stage = 1; stage < NODES.length; stage += 1) {
      this.#add(this.end, state, NODES[stage] ?? [], days);
      this.#derive(this.end, this.#slope(stage));
    }
    this.error.fill(0);
    this.#add(this.error, this.error, ERROR, days);
  }

  /** The step that was tried as polynomials: five coefficients for each number of the state. See `interpolate`. */
  interpolation(state: Float64Array, days: number): Float64Array {
    const coefficients = new Float64Array(5 * state.length);
    const last = NODES.length - 1;
    for (let n = 0; n < state.length; n += 1) {
      const start = state[n] ?? NaN;
      const change = (this.end[n] ?? NaN) - start;
      const bend = days * (this.#slope(0)[n] ?? NaN) - change;
      const twist = change - days * (this.#slope(last)[n] ?? NaN) - bend;
      let quartic = 0;
      for (let stage = 0; stage <= last; stage += 1) quartic += (DENSE[stage] ?? 0) * (this.#slope(stage)[n] ?? NaN);
      coefficients.set([start, change, bend, twist, days * quartic], 5 * n);
    }
    return coefficients;
  }

  /** Makes the last slope the first, after a step was accepted. */
  next(): void {
    this.#slope(0).set(this.#slope(NODES.length - 1));
  }

  #slope(stage: number): Float64Array {
    const slope = this.#slopes[stage];
    if (slope === undefined) throw new RangeError(`There is no stage ${stage}.`);
    return slope;
  }

  /** Writes state + days × Σ weight × slope into `into`. */
  #add(into: Float64Array, state: Float64Array, weights: readonly number[], days: number): void {
    for (let n = 0; n < into.length; n += 1) {
      let sum = 0;
      for (let stage = 0; stage < weights.length; stage += 1) {
        sum += (weights[stage] ?? 0) * (this.#slopes[stage]?.[n] ?? NaN);
      }
      into[n] = (state[n] ?? NaN) + days * sum;
    }
  }
}

/** Writes the state after a share of a step, 0 to 1, into `into`. */
export function interpolate(coefficients: Float64Array, share: number, into: Float64Array): void {
  const rest = 1 - share;
  for (let n = 0; n < into.length; n += 1) {
    const high = (coefficients[5 * n + 3] ?? NaN) + rest * (coefficients[5 * n + 4] ?? NaN);
    const low = (coefficients[5 * n + 1] ?? NaN) + rest * ((coefficients[5 * n + 2] ?? NaN) + share * high);
    into[n] = (coefficients[5 * n] ?? NaN) + share * low;
  }
}

/** How much of each earlier slope leads to a stage; the last stage is the end of the step. */
const NODES: readonly (readonly number[])[] = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];

/** The difference between the formulas of order 5 and 4. */
const ERROR: readonly number[] = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];

const DENSE: readonly number[] = [
  -12715105075 / 11282082432,
  0,
  87487479700 / 32700410799,
  -10690763975 / 1880347072,
  701980252875 / 199316789632,
  -1453857185 / 822651844,
  69997945 / 29380423,
];
