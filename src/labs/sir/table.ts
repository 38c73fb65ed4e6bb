import { peopleOn, type Epidemic } from "./epidemic.ts";
import { amountOf } from "./words.ts";

/** Eleven days, evenly spread: what the table lists until it is opened. */
export function someDays({ days }: Pick<Epidemic, "days">): number[] {
  return Array.from({ length: 11 }, (_, row) => Math.round((row * days) / 10));
}

/** What the table lists when it is open: every day, or of very many every second, fifth, tenth …, and always the last. */
export function listedDays({ days }: Pick<Epidemic, "days">): number[] {
  const decade = 10 ** Math.max(0, Math.floor(Math.log10(days / MOST_ROWS)));
  const every = [1, 2, 5, 10].map((digit) => digit * decade).find((each) => days / each <= MOST_ROWS) ?? days;
  return [...Array.from({ length: Math.ceil(days / every) }, (_, n) => n * every), days];
}

/** The index of the row that comes nearest to a day. */
export function rowOf(day: number, epidemic: Pick<Epidemic, "days">): number {
  const listed = listedDays(epidemic);
  const after = listed.findIndex((each) => each >= day);
  const [before = 0, next = 0] = [listed[after - 1], listed[after]];
  return after > 0 && day - before < next - day ? after - 1 : after;
}

/** More than a year of days; a page that holds many more is slow to read for a screen reader too. */
const MOST_ROWS = 400;

/** The people in each compartment of the model on a day, as they are written. */
export function countsOn(day: number, epidemic: Epidemic): string[] {
  return epidemic.compartments.map((compartment) => amountOf(peopleOn(day, compartment, epidemic), epidemic.state));
}
