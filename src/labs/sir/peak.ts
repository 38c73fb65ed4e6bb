import { indexOfMaximum } from "../../core/epidemic/summary.ts";
import type { Epidemic } from "./epidemic.ts";

/** Where the infected are most, between the steps too: on the parabola through the highest value and those beside it. */
export function peakOf({ series: { infected }, state, days }: Epidemic): Peak {
  const index = indexOfMaximum(infected);
  const [before = NaN, most = NaN, after = NaN] = [infected[index - 1], infected[index], infected[index + 1]];
  const bend = before - 2 * most + after;
  const shift = bend < 0 && index < infected.length - 2 ? (before - after) / (2 * bend) : 0;
  return {
    day: Math.min((index + shift) * state.step, days),
    people: most - ((before - after) * shift) / 4 || most,
  };
}

/** A day and the people who are infected on it. */
export interface Peak {
  readonly day: number;
  readonly people: number;
}
