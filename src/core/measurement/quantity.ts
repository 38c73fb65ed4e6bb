export const UNITS = ["seconds", "milliseconds", "bytes"] as const;
/** What the values of a measurement count. */
export type Unit = (typeof UNITS)[number];

/** How many of the smallest, a byte or a millisecond, one of each is; decimal, as Docker prints sizes. */
const SCALES: Record<string, { kind: "size" | "time"; scale: number }> = {
  B: { kind: "size", scale: 1 },
  kB: { kind: "size", scale: 1e3 },
  KB: { kind: "size", scale: 1e3 },
  MB: { kind: "size", scale: 1e6 },
  GB: { kind: "size", scale: 1e9 },
  bytes: { kind: "size", scale: 1 },
  ms: { kind: "time", scale: 1 },
  milliseconds: { kind: "time", scale: 1 },
  s: { kind: "time", scale: 1000 },
  seconds: { kind: "time", scale: 1000 },
};

/**
 * Reads "15.53MB", "212.4 ms" or "0.41" as a number of the unit; a number that stands alone counts in that unit already.
 * Gives undefined when it is no number, or of another kind: a time is no size.
 */
export function parseQuantity(text: string, unit: Unit): number | undefined {
  const { number, written = unit } =
    /^(?<number>\d+(?:\.\d+)?) ?(?<written>[A-Za-z]+)?$/.exec(text.trim())?.groups ?? {};
  const [from, to] = [SCALES[written], SCALES[unit]];
  if (number === undefined || from === undefined || to === undefined || from.kind !== to.kind) return undefined;
  return roundTo((Number(number) * from.scale) / to.scale, unit);
}

/** Rounds to what can be measured: whole bytes, thousandths of a second, hundredths of a millisecond. */
export function roundTo(value: number, unit: Unit): number {
  return Number(value.toFixed({ seconds: 3, milliseconds: 2, bytes: 0 }[unit]));
}
