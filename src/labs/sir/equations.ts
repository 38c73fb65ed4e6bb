import { COMPARTMENTS } from "./epidemic.ts";
import type { SirState } from "./state.ts";

/** Describes a run so that a program can be written of it, in any language that knows +, −, * and /. */
export function equationsOf({
  contactRate,
  recoveryRate,
  initialInfected,
  days,
  population,
  step,
  method,
}: SirState): Equations {
  return {
    constants: [
      ["population", population],
      ["beta", contactRate],
      ["gamma", recoveryRate],
      ["days", days],
      ["step", step],
    ],
    compartments: COMPARTMENTS,
    start: [population - initialInfected, initialInfected, 0],
    flows: [
      ["infections", "beta * susceptible * infected / population"],
      ["recoveries", "gamma * infected"],
    ],
    slopes: ["-infections", "infections - recoveries", "recoveries"],
    method,
  };
}

export interface Equations {
  readonly constants: readonly (readonly [name: string, value: number])[];
  readonly compartments: readonly string[];
  /** People in each compartment on day 0. */
  readonly start: readonly number[];
  /** People who move in a day. */
  readonly flows: readonly (readonly [name: string, expression: string])[];
  /** What the flows change in each compartment. */
  readonly slopes: readonly string[];
  readonly method: SirState["method"];
}
