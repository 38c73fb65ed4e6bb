import { checkEpidemic, fastestRate, STEPS_LIMIT } from "./epidemic-check.ts";
import { exposedOf, type EpidemicModel } from "./epidemic-model.ts";
import { within, write, writeMost, type EpidemicField, type Refusal } from "./refusal.ts";
import type { StochasticRun } from "./stochastic.ts";

/** Up to so many moves of one person in a run, as in SIR with 5,000 people, "by size" walks exactly. */
const EXACT_USUAL = 10_000;

/** With more moves, an exact run would take seconds. */
const EXACT_MOST = 10_000_000;

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

/** Whether a run lets every move happen at its own time. */
export function isExact(epidemic: EpidemicModel, { method, days }: StochasticRun): boolean {
  return method === "exact" || (method === "by size" && movesOf(epidemic, days) <= EXACT_USUAL);
}

/** About how many moves there are at most: nobody makes one twice but those who are born in the place of others. */
function movesOf(epidemic: EpidemicModel, days: number): number {
  const { kind, population } = epidemic;
  if (kind === "sir-demography") return population * (2 + 4 * epidemic.turnoverRate * days);
  return population * (kind === "seir" ? 3 : 2);
}

function checkWork(epidemic: EpidemicModel, run: StochasticRun): Refusal[] {
  const { days, step, runs } = run;
  const { population } = epidemic;
  const most = isExact(epidemic, run) ? Math.floor((population * EXACT_MOST) / movesOf(epidemic, days)) : LEAPING_MOST;
  const refusals = within("population", population, 1, most);
  const longest = STEPS_LIMIT / fastestRate(epidemic);
  if (days > longest) {
    const message = `With these rates, chance takes too long to follow for ${write(days)} days. Write at most ${writeMost(longest)}.`;
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
