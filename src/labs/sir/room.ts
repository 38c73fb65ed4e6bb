import { fastestRate, STEPS_LIMIT } from "../../core/epidemic/epidemic-check.ts";
import { deathRateOf, modelOf, turnoverOf } from "./model.ts";
import type { RunState } from "./state.ts";

/**
 * The fastest rate that the step of a state has room for: with a faster one, a compartment could become negative, and the core
 * refuses it. A method that chooses its own steps needs up to two in the time of the fastest rate, and is refused too many.
 */
export function rateRoom(state: RunState): number {
  const { step, model } = state;
  const room = fastestIn(state) - deathRateOf(state);
  return model === "sir-demography" || 1 / room < step ? room * NEARLY : room;
}

function fastestIn({ method, step, days }: RunState): number {
  return method === "dormand-prince" ? STEPS_LIMIT / (2 * days) : 1 / step;
}

/** The highest contact rate that there is room for, also while an intervention makes people meet more often. */
export function contactRoom(state: RunState): number {
  const busiest = state.intervention === "on" ? Math.max(1, state.interventionFactor) : 1;
  return busiest === 1 ? rateRoom(state) : (rateRoom(state) / busiest) * NEARLY;
}

/** The largest factor of an intervention that there is room for. */
export function factorRoom(state: RunState): number {
  return Math.max(1, (rateRoom(state) / state.contactRate) * NEARLY);
}

/** The shortest mean life, in years, that there is room for. */
export function shortestLife(state: RunState): number {
  return turnoverOf((fastestIn(state) - fastestRate(modelOf({ ...state, model: "sir" }))) * NEARLY);
}

/** The longest step that there is room for. */
export function longestStep(state: RunState): number {
  return state.method === "dormand-prince" ? Infinity : 1 / fastestRate(modelOf(state));
}

/** The most days that can be computed. */
export function mostDays(state: RunState): number {
  const bySteps = state.step * STEPS_LIMIT;
  const byRates = state.method === "dormand-prince" ? STEPS_LIMIT / (2 * fastestRate(modelOf(state))) : Infinity;
  return Math.floor(Math.min(bySteps, byRates));
}

/** Leaves room for what rounding may add to a product or a sum. */
const NEARLY = 1 - 4 * Number.EPSILON;
