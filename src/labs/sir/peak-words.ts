import type { Epidemic } from "./epidemic.ts";
import { amountOf } from "./words.ts";

/** Where the peak is, and the rates that put it there. */
export function peakReading({ state, summary }: Epidemic): string {
  const { contactRate, recoveryRate } = state;
  const rates = `contact rate ${digits.format(contactRate)}, recovery rate ${digits.format(recoveryRate)}`;
  return `Day ${oneDecimal.format(summary.peakDay)}, ${amountOf(summary.peakInfected, state)} infected; ${rates}`;
}

/** Why the peak of an epidemic cannot be pulled; undefined if it can. */
export function whyNoPeak({ summary }: Epidemic): string | undefined {
  if (summary.course !== "fades") return undefined;
  const isLow = summary.basicReproduction <= 1;
  return `There is no peak to pull: ${isLow ? "R0 is not above 1" : "the infected are most on day 0"}. Raise the contact rate.`;
}

const oneDecimal = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const digits = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });
