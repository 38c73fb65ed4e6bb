import { exposedOf, type EpidemicModel } from "./epidemic-model.ts";
import { columnOf, type EpidemicSeries } from "./series.ts";

/**
 * People infected by the end of a run, those of day 0 among them. Where people are born and die, somebody can be counted who
 * is not alive any more, and the number can exceed the population: it is what the susceptible lost,
 *
 *     ∫ β S I / N dt = S(0) − S(T) + ∫ ((1 − p) μ N − μ S) dt
 *
 * with the births and deaths integrated by the trapezoidal rule.
 */
export function infectedInAll(epidemic: EpidemicModel, series: EpidemicSeries): number {
  const susceptible = columnOf(series, "susceptible");
  const atFirst = epidemic.infected + exposedOf(epidemic) + (susceptible[0] ?? NaN);
  return atFirst - (susceptible.at(-1) ?? NaN) + turnoverOf(epidemic, series, susceptible);
}

/** By how many more susceptible people were born than died. */
function turnoverOf(epidemic: EpidemicModel, { time }: EpidemicSeries, susceptible: Float64Array): number {
  if (epidemic.kind !== "sir-demography") return 0;
  const { turnoverRate, population, vaccinatedAtBirth } = epidemic;
  let personDays = 0;
  for (let index = 1; index < time.length; index += 1) {
    const length = (time[index] ?? NaN) - (time[index - 1] ?? NaN);
    personDays += (length * ((susceptible[index] ?? NaN) + (susceptible[index - 1] ?? NaN))) / 2;
  }
  return turnoverRate * ((1 - vaccinatedAtBirth) * population * (time.at(-1) ?? NaN) - personDays);
}
