import type { Pin } from "./pin.ts";
import { FIRST_STATE, type SirState } from "./state.ts";

/** Everything of the lab that links hold, undo goes back to and a reload brings again. */
export interface LabState {
  /** What the form describes. */
  readonly shown: SirState;
  readonly pins: readonly Pin[];
  /** The step, in days, with which the methods are compared. */
  readonly errorStep: number;
  readonly chance: ChanceState;
}

export interface ChanceState {
  /** The same seed gives the same runs. */
  readonly seed: number;
  /** Whether the band of the runs is drawn; it never is for another epidemic than the one that is shown. */
  readonly isShown: boolean;
}

/** What the lab opens with. */
export const FIRST_LAB_STATE: LabState = {
  shown: FIRST_STATE,
  pins: [],
  errorStep: 0.5,
  chance: { seed: 1, isShown: false },
};

/** Which steps the methods can be compared with. */
export const ERROR_STEP_RULE = { min: 0.05, max: 1, whole: false };

/** Which seeds there are. */
export const SEED_RULE = { min: 1, max: 999_999, whole: true };
