import type { Compartment } from "./compartment-model.ts";
import type { EpidemicSeries } from "./series.ts";

/** Between which numbers of people many runs lie, at each time. */
export interface Band {
  readonly compartments: readonly Compartment[];
  /** In days. */
  readonly time: Float64Array;
  /** Shares of the runs, ascending: 0.05 has a twentieth of the runs below. */
  readonly levels: readonly number[];
  /** For each compartment, for each level, the people at each time. */
  readonly columns: readonly (readonly Float64Array[])[];
}

/**
 * Gives quantiles of the runs at each time: a band between two of them is one of values at a time, not of whole
 * courses. Between two runs it is interpolated in a line: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical
 * packages", 1996, doi:10.2307/2684934, definition 7, as in R and NumPy.
 *
 * @param runs At least one, all with the same compartments and times.
 * @throws RangeError if there is no run.
 */
export function bandOf(runs: readonly EpidemicSeries[], levels: readonly number[] = USUAL_LEVELS): Band {
  const [first] = runs;
  if (first === undefined) throw new RangeError("There is no run to make a band of.");
  const { compartments, time } = first;
  const columns = compartments.map((_, column) => quantilesOf(runs, column, levels));
  return { compartments, time, levels, columns };
}

/** The median, the half and nine tenths of the runs about it. */
const USUAL_LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95];

function quantilesOf(runs: readonly EpidemicSeries[], column: number, levels: readonly number[]): Float64Array[] {
  const length = runs[0]?.time.length ?? 0;
  const quantiles = levels.map(() => new Float64Array(length));
  const values = new Float64Array(runs.length);
  for (let index = 0; index < length; index += 1) {
    for (let run = 0; run < runs.length; run += 1) values[run] = runs[run]?.columns[column]?.[index] ?? NaN;
    values.sort();
    for (const [level, share] of levels.entries()) {
      const quantile = quantiles[level];
      if (quantile) quantile[index] = quantileOf(values, share);
    }
  }
  return quantiles;
}

function quantileOf(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}
