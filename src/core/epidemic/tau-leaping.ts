import type { Move } from "./compartment-model.ts";
import { exactWalker, make, type RandomWalk } from "./gillespie.ts";
import type { Advance } from "./grid.ts";
import { binomial, poisson } from "./variates.ts";

/**
 * Gives a function that moves many people at once: in a leap so short that no rate changes by much, it draws how many
 * make each move. Who leaves a compartment is drawn from those who are in it, so no number becomes negative. Where
 * leaps would be hardly longer than the time between two moves, as with few infected, it walks exactly instead, so
 * that the chance to die out is kept.
 *
 * Sources: the length of a leap: Y. Cao, D. T. Gillespie and L. R. Petzold, "Efficient step size selection for the
 * tau-leaping simulation method", 2006, doi:10.1063/1.2159468; rates taken at the middle of the leap: D. T. Gillespie,
 * "Approximate accelerated stochastic simulation of chemically reacting systems", 2001, doi:10.1063/1.1378322; who
 * leaves, drawn as a binomial number: T. Tian and K. Burrage, "Binomial leap methods for simulating stochastic
 * chemical kinetics", 2004, doi:10.1063/1.1810475.
 */
export function leapingWalker(walk: RandomWalk): Advance {
  const leap = new Leap(walk);
  const walkExactly = exactWalker(walk);
  return (days) => {
    let left = days;
    while (left > 0) {
      const longest = leap.longest();
      if (longest === Infinity) return;
      if (longest < SHORTEST / leap.total) left = walkExactly(left, EXACT_MOVES);
      else {
        const length = Math.min(longest, left);
        leap.over(length);
        left -= length;
      }
    }
  };
}

/** The share by which a rate may change in a leap. */
const CHANGE = 0.03;

/** A leap in which fewer moves than this are expected is not worth it. */
const SHORTEST = 10;

/** How many moves are made one by one before a leap is tried again. */
const EXACT_MOVES = 100;

/** The rates depend on a compartment at most through products of two. */
const ORDER = 2;

class Leap {
  /** Moves a day that are expected, of all kinds. */
  total = 0;
  readonly #walk: RandomWalk;
  readonly #flows: Float64Array;
  readonly #slope: Float64Array;
  readonly #spread: Float64Array;
  readonly #middle: Float64Array;
  /** For each compartment, the indices of the moves out of it. */
  readonly #exits: readonly (readonly number[])[];
  readonly #births: readonly number[];
  /** How many make each move in the leap. */
  readonly #counts: Float64Array;

  constructor(walk: RandomWalk) {
    const { people, moves } = walk;
    const indices = (from: number | null): number[] => [...moves.keys()].filter((index) => moves[index]?.from === from);
    this.#walk = walk;
    this.#flows = new Float64Array(moves.length);
    this.#counts = new Float64Array(moves.length);
    this.#slope = new Float64Array(people.length);
    this.#spread = new Float64Array(people.length);
    this.#middle = new Float64Array(people.length);
    this.#exits = Array.from(people, (_, from) => indices(from));
    this.#births = indices(null);
  }

  /** The longest leap from here, in days; infinite if nothing can happen any more. */
  longest(): number {
    this.#takeRates();
    const { people } = this.#walk;
    let longest = Infinity;
    for (let n = 0; n < people.length; n += 1) {
      if (this.#exits[n]?.length === 0) continue;
      const change = Math.max((CHANGE * (people[n] ?? NaN)) / ORDER, 1);
      const slope = Math.abs(this.#slope[n] ?? NaN);
      longest = Math.min(longest, change / slope, (change * change) / (this.#spread[n] ?? NaN));
    }
    return longest;
  }

  /** Draws what happens in so many days. */
  over(days: number): void {
    const { people, moves, flow, random } = this.#walk;
    const counts = this.#counts;
    for (let n = 0; n < people.length; n += 1) {
      this.#middle[n] = Math.max(0, (people[n] ?? NaN) + ((this.#slope[n] ?? NaN) * days) / 2);
    }
    flow(this.#middle, this.#flows);
    for (const index of this.#births) counts[index] = poisson(random, (this.#flows[index] ?? NaN) * days);
    for (let n = 0; n < people.length; n += 1) this.#leave(n, days);
    for (let index = 0; index < moves.length; index += 1) {
      const move = moves[index];
      if (move !== undefined) make(move, people, counts[index] ?? NaN);
    }
  }

  /** Draws who leaves a compartment, and divides them between its exits. */
  #leave(from: number, days: number): void {
    const { people, random } = this.#walk;
    const exits = this.#exits[from] ?? [];
    let flow = 0;
    for (const index of exits) flow += this.#flows[index] ?? NaN;
    const present = people[from] ?? NaN;
    let leaving = present > 0 ? binomial(random, present, Math.min(1, (flow * days) / present)) : 0;
    for (const index of exits) {
      const part = this.#flows[index] ?? NaN;
      const count = flow > 0 ? binomial(random, leaving, Math.min(1, part / flow)) : 0;
      this.#counts[index] = count;
      leaving -= count;
      flow -= part;
    }
  }

  /** Flows, and for each compartment the mean and the variance of its change in a day. */
  #takeRates(): void {
    const { people, moves, flow } = this.#walk;
    flow(people, this.#flows);
    this.total = 0;
    this.#slope.fill(0);
    this.#spread.fill(0);
    for (let index = 0; index < moves.length; index += 1) {
      const count = this.#flows[index] ?? NaN;
      const { from, to } = moves[index] ?? NOTHING;
      this.total += count;
      make({ from, to }, this.#slope, count);
      if (from !== null) this.#spread[from] = (this.#spread[from] ?? NaN) + count;
      if (to !== null) this.#spread[to] = (this.#spread[to] ?? NaN) + count;
    }
  }
}

const NOTHING: Move = { from: null, to: null };
