import type { SirMethod } from "../../core/epidemic/sir.ts";
import { PARAMETERS, SCENARIOS, type ParameterKey } from "./parameters.ts";

/** Everything that the reader can set. It is plain data: the form shows it, links hold it, undo goes back to it. */
export interface SirState extends Readonly<Record<ParameterKey, number>> {
  readonly method: SirMethod;
  /** What the reader sets the rates by. */
  readonly basis: "rates" | "r0";
  /** What the picture counts in. */
  readonly unit: "people" | "fraction";
  readonly scale: "linear" | "log";
  /** What the picture shows: people over time, or the infected against the susceptible. */
  readonly view: "time" | "phase";
}

/** What the lab opens with. */
export const FIRST_STATE: SirState = {
  contactRate: initialOf("contactRate"),
  recoveryRate: initialOf("recoveryRate"),
  initialInfected: initialOf("initialInfected"),
  days: initialOf("days"),
  population: initialOf("population"),
  step: initialOf("step"),
  method: "rk4",
  basis: "rates",
  unit: "people",
  scale: "linear",
  view: "time",
};

/** What a reader chooses from a few words; the first is what the lab opens with. */
export const CHOICES = {
  method: ["rk4", "euler"],
  basis: ["rates", "r0"],
  unit: ["people", "fraction"],
  scale: ["linear", "log"],
  view: ["time", "phase"],
} as const satisfies { [Key in ChoiceKey]: readonly SirState[Key][] };
export type ChoiceKey = "method" | "basis" | "unit" | "scale" | "view";

/** Gives the name of the scenario that a state shows, whatever its method; undefined if it is none of them. */
export function scenarioOf(state: SirState): string | undefined {
  return SCENARIOS.find(({ values }) => PARAMETERS.every(({ key }) => values[key] === state[key]))?.name;
}

function initialOf(wanted: ParameterKey): number {
  const parameter = PARAMETERS.find(({ key }) => key === wanted);
  if (!parameter) throw new Error(`The SIR lab has no parameter ${wanted}: src/labs/sir/parameters.ts must list it.`);
  return parameter.initial;
}
