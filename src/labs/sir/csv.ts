import { COMPARTMENTS, type Epidemic } from "./epidemic.ts";

/** Writes every step of an epidemic as a table for other programs: a line of names, then "26.5,2832.1…,3037.9…,4129.9…". */
export function csvOf({ state, days, series }: Epidemic): string {
  const columns = COMPARTMENTS.map((compartment) => series[compartment]);
  const lines = Array.from(series.infected, (_, index) => {
    const people = columns.map((column) => column[index] ?? NaN);
    return [Math.min(index * state.step, days), ...people].join(",");
  });
  return [["day", ...COMPARTMENTS].join(","), ...lines, ""].join("\n");
}
