import { axisOf, roundTop, type Axis } from "./axis.ts";
import type { Epidemic } from "./epidemic.ts";
import { epidemicOf } from "./pin-curves.ts";
import type { Pin } from "./pin.ts";

/** How people are turned into places of the phase plane, as shares of its width and height from the bottom left. */
export interface PhaseScale {
  readonly acrossOf: (susceptible: number) => number;
  readonly upOf: (infected: number) => number;
  readonly acrossTicks: Axis["ticks"];
  readonly upTicks: Axis["ticks"];
  /** What the labels count; empty where each says so itself. */
  readonly unit: string;
}

/**
 * Across, the whole population has room. Up, the axis ends above the most people who are infected in this run or a pinned one,
 * or else a mild epidemic would be a line on the ground; a logarithmic one ends with the population, as over time.
 */
export function phaseScale({ state, summary }: Epidemic, pins: readonly Pin[]): PhaseScale {
  const peaks = pins.map((pin) => epidemicOf(pin).summary.peakInfected * peopleOfPin(pin, state));
  const across = axisOf({ ...state, scale: "linear" });
  const up =
    state.scale === "log" ? axisOf(state) : axisOf(state, roundTop(Math.max(summary.peakInfected, ...peaks), state));
  return {
    acrossOf: across.heightOf,
    upOf: up.heightOf,
    acrossTicks: across.ticks,
    upTicks: up.ticks,
    unit: state.unit === "fraction" ? "" : "people",
  };
}

/** How many people of the run that is shown one of a pinned run stands for: shares of a pinned run are shares of its own people. */
export function peopleOfPin({ run }: Pin, shown: Epidemic["state"]): number {
  return shown.unit === "fraction" ? shown.population / run.population : 1;
}
