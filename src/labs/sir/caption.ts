import { titleOfPin } from "./pin.ts";
import type { RunState } from "./state.ts";
import { people } from "./words.ts";

/** What a saved picture shows, in a title and what the run was made with, so that somebody else can make it again. */
export function captionOf(run: RunState): readonly [title: string, rates: string, start: string] {
  const rates = [
    `β = ${digits(run.contactRate)}`,
    `γ = ${digits(run.recoveryRate)} per day`,
    ...(run.model === "seir" ? [`incubation ${digits(run.incubationTime)} days`] : []),
    ...(run.model === "sir-demography" ? [`mean life ${digits(run.lifeExpectancy)} years`] : []),
    `step ${digits(run.step)} days`,
  ];
  const start = [
    `${people(run.initialInfected)} of ${people(run.population)} infected on day 0`,
    ...(run.vaccinated > 0 ? [`${digits(run.vaccinated)} % immune`] : []),
    ...(run.intervention === "on"
      ? [`contacts × ${digits(run.interventionFactor)} from day ${run.interventionFrom} to ${run.interventionTo}`]
      : []),
  ];
  return [
    titleOfPin({ name: "", run: { ...run, vaccinated: 0, intervention: "off" } }),
    rates.join(", "),
    start.join(", "),
  ];
}

function digits(value: number): string {
  return String(Number(value.toPrecision(6)));
}
