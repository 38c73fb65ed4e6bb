import type { Epidemic } from "./epidemic.ts";

/**
 * Gives the day to which a key goes when the picture is read; undefined if the key means nothing there. An arrow goes one step of
 * the run, or some where that is so short that crossing the picture would take more than 400 presses.
 */
export function dayAfterKey(key: string, day: number, { days, state }: ReadDays): number | undefined {
  if (key === "Home") return 0;
  if (key === "End") return days;
  const strides = STRIDES.get(key);
  if (strides === undefined) return undefined;
  const stride = state.step * (MULTIPLES.find((multiple) => state.step * multiple >= days / 400) ?? 1);
  const direction = Math.sign(strides);
  const next = direction * (Math.floor((direction * day) / stride + NEARLY) + Math.abs(strides));
  return snapDay(next * stride, { days, state });
}

/** The day of the nearest step of the run, or its last day. */
export function snapDay(day: number, { days, state }: ReadDays): number {
  if (day >= days - state.step / 4) return days;
  return Math.max(0, Number((Math.round(day / state.step) * state.step).toPrecision(12)));
}

type ReadDays = Pick<Epidemic, "days"> & { readonly state: Pick<Epidemic["state"], "step"> };

const STRIDES: ReadonlyMap<string, number> = new Map([
  ["ArrowRight", 1],
  ["ArrowUp", 1],
  ["ArrowLeft", -1],
  ["ArrowDown", -1],
  ["PageUp", 20],
  ["PageDown", -20],
]);

const MULTIPLES = [1, 2, 5, 10, 20];

/** What a sum of decimal fractions may lack to a whole number of strides. */
const NEARLY = 1e-6;
