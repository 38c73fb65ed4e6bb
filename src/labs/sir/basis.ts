import { basicReproductionOf } from "../../core/epidemic/reproduction.ts";
import { limitsOf, tidy } from "./limits.ts";
import { deathRateOf, modelOf } from "./model.ts";
import type { RunState } from "./state.ts";

/** Says a state's rates in the other words: R0, which deaths lower too, and the infectious time. */
export function basisOf(state: RunState): Basis {
  return { r0: tidy(basicReproductionOf(modelOf(state))), infectiousTime: tidy(1 / state.recoveryRate) };
}

export interface Basis {
  readonly r0: number;
  /** In days. */
  readonly infectiousTime: number;
}

/** Gives the rates that R0 and the infectious time make: those that are there, if they say the same, or else what the step allows. */
export function withBasis<State extends RunState>(state: State, { r0, infectiousTime }: Basis): State {
  const present = basisOf(state);
  if (present.r0 === tidy(r0) && present.infectiousTime === tidy(infectiousTime)) return state;
  const recovering = { ...state, recoveryRate: 1 / infectiousTime };
  const { min, max } = limitsOf("contactRate", recovering);
  const contactRate = r0 / infectiousTime + r0 * deathRateOf(state);
  return { ...recovering, contactRate: Math.min(max, Math.max(min, contactRate)) };
}
