import { fastestRate } from "../../core/epidemic/epidemic-check.ts";
import { modelOf, turnoverOf } from "./model.ts";
import type { RunState } from "./state.ts";

/**
 * The fastest rate that the step of a state has room for: with a faster one, a compartment could become negative, and the core
 * refuses it. A method that chooses its own steps has room for any.
 */
export function rateRoom(state: RunState): number {
  const { method, step, model, lifeExpectancy } = state;
  if (method === "dormand-prince") return Infinity;
  const room = 1 / step - (model === "sir-demography" ? turnoverOf(lifeExpectancy) : 0);
  return model === "sir-demography" || 1 / room < step ? room * NEARLY : room;
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
  if (state.method === "dormand-prince") return 0;
  return turnoverOf((1 / state.step - fastestRate(modelOf({ ...state, model: "sir" }))) * NEARLY);
}

/** The longest step that there is room for. */
export function longestStep(state: RunState): number {
  return state.method === "dormand-prince" ? Infinity : 1 / fastestRate(modelOf(state));
}

/** Leaves room for what rounding may add to a product or a sum. */
const NEARLY = 1 - 4 * Number.EPSILON;
