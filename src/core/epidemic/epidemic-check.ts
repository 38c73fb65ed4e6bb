import { exposedOf, type EpidemicModel } from "./epidemic-model.ts";
import type { EpidemicRun } from "./epidemic-run.ts";
import { within, write, writeLeast, writeMost, type Refusal } from "./refusal.ts";

/** Above this, single people can no longer be counted exactly. */
export const POPULATION_LIMIT = Number.MAX_SAFE_INTEGER;

/** No screen shows more points of a curve, and a reader should not wait for them. */
export const STEPS_LIMIT = 100_000;

/** Says everything that keeps an epidemic from being computed; an empty list if nothing does. */
export function checkEpidemic(epidemic: EpidemicModel, run: EpidemicRun): Refusal[] {
  const refusals = [...checkNumbers(epidemic), ...checkInterventions(epidemic), ...checkTime(run)];
  if (refusals.length > 0) return refusals;
  return [...checkPeople(epidemic), ...checkStep(epidemic, run)];
}

function checkNumbers(epidemic: EpidemicModel): Refusal[] {
  const { population, infected, recovered, contactRate, recoveryRate, vaccinated } = epidemic;
  const refusals = [
    ...within("population", population, 0, POPULATION_LIMIT),
    ...within("infected", infected, 0, POPULATION_LIMIT),
    ...within("recovered", recovered, 0, POPULATION_LIMIT),
    ...within("contactRate", contactRate, 0, RATE_LIMIT),
    ...within("recoveryRate", recoveryRate, 0, RATE_LIMIT),
    ...within("vaccinated", vaccinated, 0, 1),
  ];
  if (epidemic.kind === "seir") {
    refusals.push(...within("exposed", epidemic.exposed, 0, POPULATION_LIMIT));
    refusals.push(...within("incubationRate", epidemic.incubationRate, 0, RATE_LIMIT));
  }
  if (epidemic.kind === "sir-demography") {
    refusals.push(...within("turnoverRate", epidemic.turnoverRate, 0, RATE_LIMIT));
    refusals.push(...within("vaccinatedAtBirth", epidemic.vaccinatedAtBirth, 0, 1));
  }
  return refusals;
}

/** A rate of 1,000 a day is a matter of minutes. */
const RATE_LIMIT = 1000;

function checkInterventions({ interventions }: EpidemicModel): Refusal[] {
  return interventions.flatMap(({ from, to, factor }) => {
    const refusals = [
      ...within("interventions", from, 0, DAYS_LIMIT),
      ...within("interventions", to, 0, DAYS_LIMIT),
      ...within("interventions", factor, 0, RATE_LIMIT),
    ];
    if (refusals.length > 0 || to >= from) return refusals;
    const message = `It ends on day ${to}, before day ${from}, on which it begins. Let it end on that day or later.`;
    return [{ field: "interventions", reason: "ends before it begins", limit: from, message } as const];
  });
}

/** A thousand years. */
const DAYS_LIMIT = 365_250;

function checkTime({ days, step }: EpidemicRun): Refusal[] {
  const refusals = [...within("days", days, 0, DAYS_LIMIT), ...within("step", step, 0, DAYS_LIMIT)];
  if (refusals.length > 0) return refusals;
  if (step > 0 && days / step <= STEPS_LIMIT) return [];
  const limit = days / STEPS_LIMIT;
  const message =
    step === 0
      ? "A step of 0 days never ends. Write more than 0."
      : `${write(Math.ceil(days / step))} steps are more than a curve can show; at most ${write(STEPS_LIMIT)} are computed. ` +
        `Make the step at least ${writeLeast(limit)} days, or take fewer days.`;
  return [{ field: "step", reason: step === 0 ? "too small" : "too many steps", limit, message }];
}

function checkPeople(epidemic: EpidemicModel): Refusal[] {
  const { population, infected, recovered } = epidemic;
  if (population === 0) {
    return [{ field: "population", reason: "too small", limit: 1, message: "Nobody is there. Write 1 or more." }];
  }
  if (exposedOf(epidemic) + infected + recovered <= population * (1 + ROUNDING)) return [];
  const message = `More people than the population of ${write(population)} are infected or recovered on day 0. Write fewer.`;
  return [{ field: "infected", reason: "more than the population", limit: population, message }];
}

/** What a sum of shares of 1 may have too much. */
const ROUNDING = 1e-12;

/**
 * A method of fixed steps needs one so short that no compartment can become negative; one that chooses its own does
 * not.
 */
function checkStep(epidemic: EpidemicModel, { step, method }: EpidemicRun): Refusal[] {
  if (method === "dormand-prince") return [];
  const limit = 1 / fastestRate(epidemic);
  if (step <= limit) return [];
  const message = `A step of ${step} days is too long for these rates: a compartment could become negative. Write at most ${writeMost(limit)}.`;
  return [{ field: "step", reason: "step too long", limit, message }];
}

/** The largest share of a compartment that can leave it in a day. */
export function fastestRate(epidemic: EpidemicModel): number {
  const { contactRate, recoveryRate, interventions } = epidemic;
  const busiest = interventions.reduce((product, { factor }) => product * Math.max(1, factor), contactRate);
  const turnover = epidemic.kind === "sir-demography" ? epidemic.turnoverRate : 0;
  const incubation = epidemic.kind === "seir" ? epidemic.incubationRate : 0;
  return Math.max(busiest, recoveryRate, incubation) + turnover;
}
