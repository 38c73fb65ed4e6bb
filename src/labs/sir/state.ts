import type { SirMethod } from "../../core/epidemic/sir.ts";
import { PARAMETERS, SCENARIOS, type ParameterKey } from "./parameters.ts";

/** Everything that the reader can set. It is plain data: the form shows it, links hold it, undo goes back to it. */
export interface SirState extends Readonly<Record<ParameterKey, number>> {
  readonly method: SirMethod;
}

/** What the lab opens with. */
export const FIRST_STATE: SirState = {
  contactRate: initialOf("contactRate"),
  recoveryRate: initialOf("recoveryRate"),
  initialInfected: initialOf("initialInfected"),
  days: initialOf("days"),
  method: "rk4",
};

/** Gives the name of the scenario that a state shows, whatever its method; undefined if it is none of them. */
export function scenarioOf(state: SirState): string | undefined {
  return SCENARIOS.find(({ values }) => PARAMETERS.every(({ key }) => values[key] === state[key]))?.name;
}

function initialOf(wanted: ParameterKey): number {
  const parameter = PARAMETERS.find(({ key }) => key === wanted);
  if (!parameter) throw new Error(`The SIR lab has no parameter ${wanted}: src/labs/sir/parameters.ts must list it.`);
  return parameter.initial;
}
