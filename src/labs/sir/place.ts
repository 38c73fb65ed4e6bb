import type { Epidemic } from "./epidemic.ts";
import { nearestDay, placeInPhase, type Point, type Size } from "./phase.ts";

/** Where a day stands in the view that is shown, as shares of the plot from its left and its bottom. */
export function placeOf(day: number, epidemic: Epidemic): Point {
  if (epidemic.state.view === "phase") return placeInPhase(day, epidemic);
  return { x: day / epidemic.days, y: 1 };
}

/** The day that a point of the plot stands for, in pixels from the top left. */
export function dayAt(point: Point, size: Size, epidemic: Epidemic): number {
  if (epidemic.state.view === "phase") return nearestDay(point, size, epidemic);
  return Math.min(1, Math.max(0, point.x / size.width)) * epidemic.days;
}
