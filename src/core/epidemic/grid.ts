import type { Phase } from "./phases.ts";
import { record, type EpidemicSeries } from "./series.ts";

/** Moves a state on by so many days. */
export type Advance = (days: number) => void;

/**
 * Fills a series with a state that is moved on from one of its times to the next. Where a phase ends between two
 * times, the way is gone in two parts, so that each is gone with rates that do not change.
 *
 * @param people The state, which `advance` of each phase moves on.
 */
export function fillSeries(
  series: EpidemicSeries,
  people: Float64Array,
  phases: readonly Phase[],
  advanceOf: (phase: Phase) => Advance,
): void {
  const { time, columns } = series;
  record(columns, 0, people);
  let next = 1;
  let day = 0;
  for (const phase of phases) {
    const advance = advanceOf(phase);
    while (next < time.length && day <= phase.to) {
      const end = time[next] ?? NaN;
      advance(Math.min(end, phase.to) - day);
      day = Math.min(end, phase.to);
      if (day < end) break;
      record(columns, next, people);
      next += 1;
    }
  }
}
