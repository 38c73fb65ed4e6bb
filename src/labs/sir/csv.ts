import { peopleOn, type Epidemic } from "./epidemic.ts";
import { epidemicOf } from "./pin-curves.ts";
import { LETTERS, titleOfPin, type Pin } from "./pin.ts";

/**
 * Writes every step of an epidemic as a table for other programs: a line of names, then "26.5,2832.1…,3037.9…,4129.9…". The
 * infected of each pinned run have a column of their own: on a straight line between its steps, and empty after its last day.
 */
export function csvOf({ solution }: Epidemic, pins: readonly Pin[] = []): string {
  const { compartments, time, columns } = solution;
  const pinned = pins.map(epidemicOf);
  const lines = Array.from(time, (day, index) => {
    const people = columns.map((column) => column[index] ?? NaN);
    const others = pinned.map((epidemic) => (day > epidemic.days ? "" : peopleOn(day, "infected", epidemic)));
    return [day, ...people, ...others].join(",");
  });
  const names = pins.map((pin, n) => quote(`infected in ${LETTERS[n]}, ${titleOfPin(pin)}`));
  return [["day", ...compartments, ...names].join(","), ...lines, ""].join("\n");
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
