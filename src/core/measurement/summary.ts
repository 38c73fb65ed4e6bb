/** What many values of one thing come to. */
export interface Summary {
  readonly median: number;
  readonly smallest: number;
  readonly largest: number;
}

/** Gives the median and the spread of some values. Throws when there is none. */
export function summarise(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b);
  const [smallest] = sorted;
  const largest = sorted.at(-1);
  if (smallest === undefined || largest === undefined) throw new Error("There is no median of no values.");
  const [low = smallest, high = low] = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return { median: (low + high) / 2, smallest, largest };
}
