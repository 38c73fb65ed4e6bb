/**
 * The SIR model, in nothing but the language.
 *
 * Everybody is susceptible (S), infected (I) or recovered (R), and N = S + I + R never changes:
 *
 *     dS/dt = -beta * S * I / N
 *     dI/dt =  beta * S * I / N - gamma * I
 *     dR/dt =                     gamma * I
 *
 * beta is the contact rate: how many people one infected person would infect in a day if everybody
 * else were susceptible. gamma is the recovery rate: somebody stays infected for 1 / gamma days on
 * average. Their ratio is the basic reproduction number, R0 = beta / gamma.
 *
 * The order of every sum and product is that of sir-api, the same service in Python, so that both
 * give the same numbers.
 *
 * Source: W. O. Kermack and A. G. McKendrick (1927), "A contribution to the mathematical theory of
 * epidemics", Proceedings of the Royal Society A 115, 700-721, doi:10.1098/rspa.1927.0118; the case
 * of constant rates.
 */

/** Where an epidemic starts (people on day 0) and how it spreads (rates per day). */
export interface Epidemic {
  readonly susceptible: number;
  readonly infected: number;
  readonly recovered: number;
  readonly beta: number;
  readonly gamma: number;
}

/** How an epidemic went: people in each compartment at each time (days). */
export interface Course {
  readonly time: readonly number[];
  readonly susceptible: readonly number[];
  readonly infected: readonly number[];
  readonly recovered: readonly number[];
}

export type Method = keyof typeof METHODS;

/** How far and how finely an epidemic is followed. */
export interface Way {
  readonly days: number;
  readonly step: number;
  readonly method: Method;
}

type State = readonly [susceptible: number, infected: number, recovered: number];
type Advance = (state: State, step: number, epidemic: Epidemic) => State;

/**
 * Follows the epidemic from day 0 to the last day, in steps of `step` days.
 * @throws RangeError when the step is longer than `longestStep(epidemic)`.
 */
export function simulate(epidemic: Epidemic, { days, step, method }: Way): Course {
  const longest = longestStep(epidemic);
  if (step > longest) throw new RangeError(`a step of ${step} days is too long: at most ${longest}`);
  const advance = METHODS[method];
  const steps = countSteps(days, step);
  let time = 0;
  let state: State = [epidemic.susceptible, epidemic.infected, epidemic.recovered];
  const times = [time];
  const states = [state];
  for (let number = 1; number <= steps; number += 1) {
    const until = Math.min(number * step, days);
    state = advance(state, until - time, epidemic);
    time = until;
    times.push(time);
    states.push(state);
  }
  return {
    time: times,
    susceptible: states.map(([susceptible]) => susceptible),
    infected: states.map(([, infected]) => infected),
    recovered: states.map(([, , recovered]) => recovered),
  };
}

/** How many steps reach the last day; the last one is shorter when days / step is not whole. */
export function countSteps(days: number, step: number): number {
  return Math.max(1, Math.ceil(days / step - 1e-9));
}

/**
 * R0 = beta / gamma: how many people the first infected person infects, on average.
 * Rounded to 12 digits, so that 0.3 / 0.1 is 3 and not 2.9999999999999996.
 */
export function basicReproductionNumber({ beta, gamma }: Epidemic): number {
  return Number((beta / gamma).toPrecision(12));
}

/**
 * The longest step, in days, with which no compartment can become negative.
 * Euler's method keeps S >= 0 while step * beta <= 1, and I >= 0 while step * gamma <= 1.
 */
export function longestStep({ beta, gamma }: Pick<Epidemic, "beta" | "gamma">): number {
  return 1 / Math.max(beta, gamma);
}

/** The largest number of people who were infected at once, and the first time at which they were. */
export function peak({ time, infected }: Course): { day: number; infected: number } {
  const most = infected.reduce((largest, people) => Math.max(largest, people));
  return { day: time[infected.indexOf(most)] ?? 0, infected: most };
}

/** How many people had been infected by the last day, those of day 0 included. */
export function finalSize({ susceptible, infected }: Course): number {
  const [first = 0] = susceptible;
  return first - (susceptible.at(-1) ?? 0) + (infected[0] ?? 0);
}

/** The right-hand side of the equations: people who change compartment in a day. */
function slopes([susceptible, infected]: State, epidemic: Epidemic): State {
  const { beta, gamma } = epidemic;
  const population = epidemic.susceptible + epidemic.infected + epidemic.recovered;
  const infections = (beta * susceptible * infected) / population;
  const recoveries = gamma * infected;
  return [-infections, infections - recoveries, recoveries];
}

/** One step of Euler's method: follow the slope at its start. The error falls with step. */
const euler: Advance = (state, step, epidemic) => along(state, slopes(state, epidemic), step);

/** One step of the classical Runge-Kutta method. The error falls with step to the power 4. */
const rk4: Advance = (state, step, epidemic) => {
  const first = slopes(state, epidemic);
  const second = slopes(along(state, first, step / 2), epidemic);
  const third = slopes(along(state, second, step / 2), epidemic);
  const fourth = slopes(along(state, third, step), epidemic);
  const mean = (at: 0 | 1 | 2): number => (first[at] + 2 * second[at] + 2 * third[at] + fourth[at]) / 6;
  return along(state, [mean(0), mean(1), mean(2)], step);
};

/** Where the state is after `step` days at this slope. */
function along(state: State, slope: State, step: number): State {
  return [state[0] + step * slope[0], state[1] + step * slope[1], state[2] + step * slope[2]];
}

const METHODS = { rk4, euler } satisfies Record<string, Advance>;
