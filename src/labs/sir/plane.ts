import type { Epidemic } from "./epidemic.ts";
import type { PhaseScale } from "./phase-scale.ts";
import { nearestDay, placeInPhase, type Point, type Size } from "./phase.ts";

/** Where days stand in the view that is shown. */
export interface Plane {
  /** As shares of the plot from its left and its bottom. */
  readonly placeOf: (day: number) => Point;
  /** The day that a point of the plot stands for, in pixels from the top left. */
  readonly dayAt: (point: Point, size: Size) => number;
}

/** @param scale Of the phase plane; over time it plays no part. */
export function planeOf(epidemic: Epidemic, scale: PhaseScale): Plane {
  if (epidemic.state.view === "phase")
    return {
      placeOf: (day) => placeInPhase(day, epidemic, scale),
      dayAt: (point, size) => nearestDay(point, epidemic, scale, size),
    };
  return {
    placeOf: (day) => ({ x: day / epidemic.days, y: 1 }),
    dayAt: ({ x }, { width }) => Math.min(1, Math.max(0, x / width)) * epidemic.days,
  };
}
