import { checkEpidemic, fastestRate, STEPS_LIMIT } from "./epidemic-check.ts";
import { exposedOf, type EpidemicModel } from "./epidemic-model.ts";
import { within, write, type EpidemicField, type Refusal } from "./refusal.ts";
import type { StochasticRun } from "./stochastic.ts";

/** Up to so many people, "by size" walks exactly. */
export const EXACT_LIMIT = 5000;

/** With more people, an exact run would take seconds. */
const EXACT_MOST = 1_000_000;

/** With more people, rounding would decide instead of chance. */
const LEAPING_MOST = 1e12;

/** So many numbers are kept of all runs together, 80 MB. */
const VALUES_LIMIT = 10_000_000;

/** Says everything that keeps an epidemic from being run at random; an empty list if nothing does. */
export function checkStochastic(epidemic: EpidemicModel, run: StochasticRun): Refusal[] {
  const { days, step, runs, seed } = run;
  const refusals = [
    ...checkEpidemic(epidemic, { days, step, method: "dormand-prince" }),
    ...within("runs", runs, 1, 10_000),
    ...within("seed", seed, 0, Number.MAX_SAFE_INTEGER),
    ...whole("runs", runs),
    ...whole("seed", seed),
    ...whole("population", epidemic.population),
    ...whole("infected", epidemic.infected),
    ...whole("exposed", exposedOf(epidemic)),
    ...whole("recovered", epidemic.recovered),
  ];
  return refusals.length > 0 ? refusals : checkWork(epidemic, run);
}

function checkWork(epidemic: EpidemicModel, { days, step, runs, method }: StochasticRun): Refusal[] {
  const refusals = within("population", epidemic.population, 1, method === "exact" ? EXACT_MOST : LEAPING_MOST);
  const longest = STEPS_LIMIT / fastestRate(epidemic);
  if (days > longest) {
    const message = `With these rates, chance takes too long to follow for ${write(days)} days. Write at most ${write(longest)}.`;
    refusals.push({ field: "days", reason: "too large", limit: longest, message });
  }
  const values = (days / step + 1) * runs * 4;
  if (values > VALUES_LIMIT) {
    const most = Math.floor(VALUES_LIMIT / (days / step + 1) / 4);
    const message = `${write(runs)} runs of so many steps are more than can be kept. Write at most ${write(most)}, or a longer step.`;
    refusals.push({ field: "runs", reason: "too large", limit: most, message });
  }
  return refusals;
}

function whole(field: EpidemicField, value: number): Refusal[] {
  if (Number.isInteger(value) || !Number.isFinite(value)) return [];
  return [{ field, reason: "not whole", limit: null, message: `${value} is not a whole number. Write one.` }];
}
