import type { Compartment } from "./compartment-model.ts";

/** People in each compartment at each time. */
export interface EpidemicSeries {
  readonly compartments: readonly Compartment[];
  /** In days, from 0; every whole step, then the last day. */
  readonly time: Float64Array;
  /** For each compartment, in their order, the people at each time. */
  readonly columns: readonly Float64Array[];
}

/** The people in one compartment at each time. Throws a RangeError if the model has no such compartment. */
export function columnOf({ compartments, columns }: EpidemicSeries, compartment: Compartment): Float64Array {
  const column = columns[compartments.indexOf(compartment)];
  if (column === undefined)
    throw new RangeError(`No compartment is called "${compartment}": ${compartments.join(", ")}.`);
  return column;
}

/** A series with room for a value after every whole step and on the last day. */
export function emptySeries(compartments: readonly Compartment[], days: number, step: number): EpidemicSeries {
  const time = timesOf(days, step);
  return { compartments, time, columns: compartments.map(() => new Float64Array(time.length)) };
}

/** At least one step; a billionth of one is allowed for what 0.1 × 3 has too much. */
function timesOf(days: number, step: number): Float64Array {
  const steps = Math.max(1, Math.ceil(days / step - 1e-9));
  const time = new Float64Array(steps + 1);
  for (let index = 0; index < steps; index += 1) time[index] = index * step;
  time[steps] = days;
  return time;
}

/** Writes a state into the columns of a series. */
export function record(columns: readonly Float64Array[], index: number, people: Float64Array): void {
  for (let n = 0; n < columns.length; n += 1) {
    const column = columns[n];
    if (column) column[index] = people[n] ?? NaN;
  }
}
