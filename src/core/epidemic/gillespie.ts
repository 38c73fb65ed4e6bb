import type { Move } from "./compartment-model.ts";
import type { Derivative } from "./rates.ts";
import type { Random } from "./random.ts";

/** People who move one by one, at random. */
export interface RandomWalk {
  /** Whole people in each compartment; is moved on. */
  readonly people: Float64Array;
  readonly moves: readonly Move[];
  readonly flow: Derivative;
  readonly random: Random;
}

/**
 * Gives a function that lets one move after the other happen, at times and in an order that follow the rates exactly,
 * until so many days are over or so many moves have happened; it gives the days that are left then. Stopping in
 * between and going on changes nothing of the chances, since the walk has no memory.
 *
 * Source: D. T. Gillespie, "Exact stochastic simulation of coupled chemical reactions", 1977, doi:10.1021/j100540a008.
 */
export function exactWalker({ people, moves, flow, random }: RandomWalk): (days: number, most?: number) => number {
  const flows = new Float64Array(moves.length);
  return (days, most = Infinity) => {
    let left = days;
    for (let count = 0; count < most; count += 1) {
      flow(people, flows);
      const total = sumOf(flows);
      if (total <= 0) return 0;
      left += Math.log(random.uniform()) / total;
      if (left <= 0) return 0;
      const move = moves[choose(flows, random.uniform() * total)];
      if (move !== undefined) make(move, people, 1);
    }
    return left;
  };
}

/** Moves so many people. */
export function make({ from, to }: Move, people: Float64Array, count: number): void {
  if (from !== null) people[from] = (people[from] ?? NaN) - count;
  if (to !== null) people[to] = (people[to] ?? NaN) + count;
}

function sumOf(flows: Float64Array): number {
  let total = 0;
  for (let index = 0; index < flows.length; index += 1) total += flows[index] ?? NaN;
  return total;
}

/** The index in whose part of the sum a number falls; never one whose part is empty, whatever rounding does. */
function choose(flows: Float64Array, mark: number): number {
  let sum = 0;
  let chosen = 0;
  for (let index = 0; index < flows.length && sum <= mark; index += 1) {
    const part = flows[index] ?? NaN;
    if (part > 0) chosen = index;
    sum += part;
  }
  return chosen;
}
