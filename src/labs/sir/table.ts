import { peopleOn, type Epidemic } from "./epidemic.ts";
import { amountOf } from "./words.ts";

/** Eleven days, evenly spread: what the table lists until it is opened. */
export function someDays({ days }: Pick<Epidemic, "days">): number[] {
  return Array.from({ length: 11 }, (_, row) => Math.round((row * days) / 10));
}

/** The people in each compartment of the model on a day, as they are written. */
export function countsOn(day: number, epidemic: Epidemic): string[] {
  return epidemic.compartments.map((compartment) => amountOf(peopleOn(day, compartment, epidemic), epidemic.state));
}
