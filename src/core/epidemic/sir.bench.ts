import { seriesFor, simulateSir, type SirModel, type SirRun } from "./sir.ts";

/** Measures a run of 4,400 Runge–Kutta steps after warm-up: the median time of one run in milliseconds. */
export function benchSir(now: () => number = () => performance.now()): { milliseconds: number } {
  const series = seriesFor(RUN);
  const times: number[] = [];
  for (let run = 0; run < WARM_UP + COUNTED; run += 1) {
    const start = now();
    simulateSir(MODEL, RUN, series);
    if (run >= WARM_UP) times.push(now() - start);
  }
  times.sort((first, second) => first - second);
  return { milliseconds: times[(COUNTED - 1) / 2] ?? 0 };
}

const WARM_UP = 200;
const COUNTED = 101;
const MODEL: SirModel = { susceptible: 9900, infected: 100, recovered: 0, contactRate: 0.3, recoveryRate: 0.1 };
const RUN: SirRun = { days: 220, step: 0.05, method: "rk4" };
