import type { EpidemicModel } from "../../core/epidemic/epidemic-model.ts";
import type { EpidemicMethod } from "../../core/epidemic/epidemic-run.ts";
import { modelOf } from "./model.ts";
import { PARAMETERS, SCENARIOS, type ParameterKey } from "./parameters.ts";

/** Everything that the reader can set. It is plain data: the form shows it, links hold it, undo goes back to it. */
export interface SirState extends Readonly<Record<ParameterKey, number>> {
  readonly model: EpidemicModel["kind"];
  /** Whether the contact rate is another one between two days. */
  readonly intervention: "off" | "on";
  readonly method: EpidemicMethod;
  /** What the reader sets the rates by. */
  readonly basis: "rates" | "r0";
  /** What the picture counts in. */
  readonly unit: "people" | "fraction";
  /** A linear axis up to all people or up to the infected, or a logarithmic one. */
  readonly scale: "linear" | "log" | "infected";
  /** What the picture shows: people over time, or the infected against the susceptible. */
  readonly view: "time" | "phase";
}

/** What makes a run, without how the reader sets and sees it. */
export type RunState = Omit<SirState, "basis" | "unit" | "scale" | "view">;

/** What the lab opens with. */
export const FIRST_STATE: SirState = {
  model: "sir",
  contactRate: initialOf("contactRate"),
  recoveryRate: initialOf("recoveryRate"),
  incubationTime: initialOf("incubationTime"),
  lifeExpectancy: initialOf("lifeExpectancy"),
  initialInfected: initialOf("initialInfected"),
  days: initialOf("days"),
  vaccinated: initialOf("vaccinated"),
  intervention: "off",
  interventionFrom: initialOf("interventionFrom"),
  interventionTo: initialOf("interventionTo"),
  interventionFactor: initialOf("interventionFactor"),
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
  model: ["sir", "seir", "sir-demography"],
  intervention: ["off", "on"],
  method: ["rk4", "euler", "dormand-prince"],
  basis: ["rates", "r0"],
  unit: ["people", "fraction"],
  scale: ["linear", "log", "infected"],
  view: ["time", "phase"],
} as const satisfies { [Key in ChoiceKey]: readonly SirState[Key][] };
export type ChoiceKey = "model" | "intervention" | "method" | "basis" | "unit" | "scale" | "view";

/** Gives the name of the scenario that a state shows, whatever its method; undefined if it is none of them. */
export function scenarioOf(state: SirState): string | undefined {
  return SCENARIOS.find(({ values }) => isSameEpidemic({ ...state, ...values }, state))?.name;
}

/** Whether two states describe the same epidemic at the same times; what a model does not use may differ. */
function isSameEpidemic(one: SirState, other: SirState): boolean {
  const epidemicOf = (state: SirState): string => JSON.stringify([modelOf(state), state.days, state.step]);
  return epidemicOf(one) === epidemicOf(other);
}

function initialOf(wanted: ParameterKey): number {
  const parameter = PARAMETERS.find(({ key }) => key === wanted);
  if (!parameter) throw new Error(`The SIR lab has no parameter ${wanted}: src/labs/sir/parameters.ts must list it.`);
  return parameter.initial;
}
