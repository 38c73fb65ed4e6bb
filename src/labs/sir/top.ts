import { roundTop } from "./axis.ts";
import type { Epidemic } from "./epidemic.ts";
import { peopleOfPin } from "./phase-scale.ts";
import { epidemicOf } from "./pin-curves.ts";
import type { Pin } from "./pin.ts";

/**
 * Gives a run the room that it needs over time: where the axis is one of the infected, it ends at a round number above all who are
 * infected or exposed, in this run, in pinned ones and by chance.
 *
 * @param byChance The most people in the band of chance; 0 if there is none.
 */
export function withRoom(epidemic: Epidemic, pins: readonly Pin[], byChance = 0): Epidemic {
  const { state, series } = epidemic;
  if (state.scale !== "infected") return epidemic;
  const pinned = pins.map((pin) => highestSeen(pin, epidemic) * peopleOfPin(pin, state));
  const most = Math.max(highestOf(series.infected), highestOf(series.exposed), byChance, ...pinned);
  return { ...epidemic, top: roundTop(most, state) };
}

/** The highest of some numbers of people; 0 if there are none. */
export function highestOf(values: Float64Array): number {
  return values.reduce((highest, value) => Math.max(highest, value), 0);
}

/** The most infected of a pinned run on the days that are shown. */
function highestSeen(pin: Pin, { days }: Epidemic): number {
  const { series, state } = epidemicOf(pin);
  return highestOf(series.infected.subarray(0, Math.floor(days / state.step) + 2));
}
