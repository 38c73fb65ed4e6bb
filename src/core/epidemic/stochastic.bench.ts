import { bandOf } from "./band.ts";
import { runMany, type StochasticMethod, type StochasticRun } from "./stochastic.ts";
import { SAMPLE_EPIDEMIC } from "./sample-epidemic.ts";

/**
 * Measures 200 runs of 10,000 people over 200 days and the band of them, after warm-up: the median time in
 * milliseconds.
 */
export function benchStochastic(method: StochasticMethod, now: () => number = () => performance.now()): number {
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + COUNTED; round += 1) {
    const start = now();
    bandOf(Array.from(runMany(SAMPLE_EPIDEMIC, { ...RUN, method })));
    if (round >= WARM_UP) times.push(now() - start);
  }
  times.sort((first, second) => first - second);
  return times[(COUNTED - 1) / 2] ?? NaN;
}

const WARM_UP = 2;
const COUNTED = 5;
const RUN: StochasticRun = { days: 200, step: 1, runs: 200, seed: 1, method: "by size" };
