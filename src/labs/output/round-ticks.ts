/** The marks of an axis, from its low end to its high one, at equal distances. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Gives an axis that holds two numbers, the second above the first, and begins and ends with a round number. */
export function roundTicks(low: number, high: number): Tick[] {
  const step = roundStep((high - low) / 5);
  if (!(step > 0) || !Number.isFinite(step)) return [low, high].map((value) => ({ value, label: label(value, 1) }));
  const first = Math.floor(low / step);
  const steps = Math.ceil(high / step) - first;
  return Array.from({ length: steps + 1 }, (_, index) => {
    const value = (first + index) * step;
    return { value, label: label(value, step) };
  });
}

/** The next of 1, 2, 5, 10, 20 … that is no smaller. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const digit = [1, 2, 5, 10].find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return digit * power;
}

function label(value: number, step: number): string {
  if (step >= 100_000) return value.toLocaleString("en-GB", { notation: "compact", maximumSignificantDigits: 4 });
  if (step < 1e-4) return Number(value.toPrecision(4)).toString();
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  return value.toLocaleString("en-GB", { maximumFractionDigits: decimals });
}
