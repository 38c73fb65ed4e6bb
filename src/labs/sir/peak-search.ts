import { susceptibleOf } from "../../core/epidemic/epidemic-model.ts";
import { runEpidemic } from "./epidemic.ts";
import { limitsOf } from "./limits.ts";
import { modelOf } from "./model.ts";
import { peakOf, type Peak } from "./peak.ts";
import { contactRoom, rateRoom } from "./room.ts";
import { findRoot } from "./root.ts";
import type { SirState } from "./state.ts";

/**
 * Finds the rates with which the infected peak on a day with so many people: how many depends on R0, on which day then on how
 * fast everything goes. Where no rates of the sliders do so, the number of people comes as near as it can, then the day.
 */
export function ratesForPeak(state: SirState, wanted: Peak): Rates {
  const day = Math.min(state.days - state.step, Math.max(state.step, wanted.day));
  const search = { ...state, days: Math.min(state.days, 2 * day + 10) };
  const { leastR0, mostR0 } = reachOf(state);
  const short = (log: number): number =>
    peakWith(search, ratesOnDay(search, Math.exp(log), day)).people - wanted.people;
  const log = findRoot(short, { low: Math.log(leastR0), high: Math.log(mostR0), precision: 1e-4 });
  const { contactRate, recoveryRate } = ratesOnDay(search, Math.exp(log), day);
  return { contactRate: rounded(contactRate), recoveryRate: rounded(recoveryRate) };
}

export type Rates = Pick<SirState, "contactRate" | "recoveryRate">;

function peakWith(state: SirState, rates: Rates): Peak {
  return peakOf(runEpidemic({ ...state, ...rates }));
}

/** The rates of an R0 with which the infected peak on a day. */
function ratesOnDay(state: SirState, r0: number, day: number): Rates {
  const { least, mostContact, mostRecovery } = reachOf(state);
  const ratesOf = (recoveryRate: number): Rates => ({ contactRate: r0 * recoveryRate, recoveryRate });
  const early = (log: number): number => {
    const peak = peakWith(state, ratesOf(Math.exp(log)));
    return Math.log(day) - Math.log(Math.max(peak.day, state.step / 10));
  };
  const low = Math.log(Math.max(least, least / r0));
  const high = Math.log(Math.min(mostRecovery, mostContact / r0));
  return ratesOf(Math.exp(findRoot(early, { low, high, precision: 1e-4 })));
}

/** Between which rates, those of the sliders and the present ones, and with which R0 there is a peak. */
function reachOf(state: SirState): Reach {
  const { slider } = limitsOf("contactRate", state);
  const mostContact = Math.min(Math.max(slider.max, state.contactRate), ROOM * contactRoom(state));
  const mostRecovery = Math.min(Math.max(slider.max, state.recoveryRate), ROOM * rateRoom(state));
  const least = Math.min(slider.min, state.contactRate, state.recoveryRate);
  const susceptible = susceptibleOf(modelOf(state));
  return {
    least,
    mostContact,
    mostRecovery,
    leastR0: (1.002 * state.population) / susceptible,
    mostR0: mostContact / least,
  };
}

interface Reach {
  readonly least: number;
  readonly mostContact: number;
  readonly mostRecovery: number;
  readonly leastR0: number;
  readonly mostR0: number;
}

/** Rounding may not lead out of what the step has room for. */
const ROOM = 0.999;

/** To four digits: a pixel says no more. */
function rounded(rate: number): number {
  return Number(rate.toPrecision(4));
}
