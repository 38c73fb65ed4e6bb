import type { EpidemicModel } from "../../core/epidemic/epidemic-model.ts";
import type { SirState } from "./state.ts";

/** Gives what a state describes as the core's solvers and random walks take it. */
export function modelOf({ population, initialInfected: infected, contactRate, recoveryRate }: SirState): EpidemicModel {
  const rates = { contactRate, recoveryRate };
  return { kind: "sir", population, infected, recovered: 0, ...rates, vaccinated: 0, interventions: [] };
}
