import type { EpidemicModel } from "../../core/epidemic/epidemic-model.ts";
import type { RunState } from "./state.ts";

/** Gives what a state describes as the core's solvers and random walks take it. */
export function modelOf(state: RunState): EpidemicModel {
  const { model: kind, population, initialInfected: infected, contactRate, recoveryRate } = state;
  const { intervention, interventionFrom: from, interventionTo: to, interventionFactor: factor } = state;
  const outbreak = {
    population,
    infected,
    recovered: 0,
    contactRate,
    recoveryRate,
    vaccinated: state.vaccinated / 100,
    interventions: intervention === "on" ? [{ from, to, factor }] : [],
  };
  switch (kind) {
    case "seir":
      return { ...outbreak, kind, exposed: 0, incubationRate: 1 / state.incubationTime };
    case "sir-demography":
      return { ...outbreak, kind, turnoverRate: turnoverOf(state.lifeExpectancy), vaccinatedAtBirth: 0 };
    default:
      return { ...outbreak, kind };
  }
}

/** Births and deaths a day for each person who lives so many years; the other way round too. */
export function turnoverOf(years: number): number {
  return 1 / (years * DAYS_OF_YEAR);
}

/** Deaths a day for each person; 0 where nobody dies. */
export function deathRateOf({ model, lifeExpectancy }: RunState): number {
  return model === "sir-demography" ? turnoverOf(lifeExpectancy) : 0;
}

const DAYS_OF_YEAR = 365.25;
