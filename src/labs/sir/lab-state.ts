import type { Pin } from "./pin.ts";
import { FIRST_STATE, type SirState } from "./state.ts";

/** Everything of the lab that links hold, undo goes back to and a reload brings again. */
export interface LabState {
  /** What the form describes. */
  readonly shown: SirState;
  readonly pins: readonly Pin[];
}

/** What the lab opens with. */
export const FIRST_LAB_STATE: LabState = { shown: FIRST_STATE, pins: [] };
