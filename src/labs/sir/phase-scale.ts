import { axisOf, roundTop, type Axis } from "./axis.ts";
import type { Epidemic } from "./epidemic.ts";

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
 * Across, the whole population has room. Up, the axis ends above the most infected people, or else a mild epidemic would be
 * a line on the ground; a logarithmic one ends with the population, as over time.
 */
export function phaseScale({ state, summary }: Epidemic): PhaseScale {
  const across = axisOf({ ...state, scale: "linear" });
  const up = state.scale === "log" ? axisOf(state) : axisOf(state, roundTop(summary.peakInfected, state));
  return {
    acrossOf: across.heightOf,
    upOf: up.heightOf,
    acrossTicks: across.ticks,
    upTicks: up.ticks,
    unit: state.unit === "fraction" ? "" : "people",
  };
}
