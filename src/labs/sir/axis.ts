import type { SirState } from "./state.ts";

/** How people are turned into heights: linear or logarithmic, written as people or as a share of all. */
export interface Axis {
  /** 0 at the bottom to 1 at the top. */
  readonly heightOf: (people: number) => number;
  /** The people at a height. */
  readonly peopleAt: (height: number) => number;
  /** From the bottom. */
  readonly ticks: readonly { readonly height: number; readonly label: string }[];
  /** What the labels count. */
  readonly unit: string;
}

/**
 * A logarithmic axis begins with one person, because it cannot show none, and ends with all.
 *
 * @param top The people at the upper end of an axis that is not logarithmic.
 */
export function axisOf({ population, unit, scale }: AxisState, top: number = population): Axis {
  const decades = Math.log10(population);
  const heightOf =
    scale === "log" ? (people: number) => Math.log10(Math.max(1, people)) / decades : (people: number) => people / top;
  const counts = scale === "log" ? powersUpTo(decades) : [0, 0.25, 0.5, 0.75, 1].map((share) => share * top);
  return {
    heightOf,
    peopleAt: scale === "log" ? (height) => population ** height : (height) => height * top,
    ticks: counts.map((people) => ({ height: heightOf(people), label: labelOf(people, { population, unit }) })),
    unit: unit === "fraction" ? "of all people" : "people",
  };
}

/** A round number of people, or of hundredths of all, above a number of people; its quarters are round too. */
export function roundTop(most: number, { population, unit }: Pick<AxisState, "population" | "unit">): number {
  const whole = unit === "fraction" ? population / 100 : 1;
  const parts = Math.max(most / whole, unit === "fraction" ? 1e-6 : 4);
  const power = 10 ** Math.floor(Math.log10(parts));
  const tops = [1, 2, 4, 6, 8, 10, 20].map((digit) => digit * power);
  const top = tops.find((each) => each >= parts && (unit === "fraction" || each % 4 === 0)) ?? parts;
  return Math.min(population, top * whole);
}

export type AxisState = Pick<SirState, "population" | "unit" | "scale">;

/** At most six powers of ten. */
function powersUpTo(decades: number): number[] {
  const stride = Math.ceil(Math.floor(decades) / 5) || 1;
  return Array.from({ length: Math.floor(decades / stride) + 1 }, (_, n) => 10 ** (n * stride));
}

function labelOf(people: number, { population, unit }: Pick<AxisState, "population" | "unit">): string {
  if (unit === "fraction") return `${Number(((100 * people) / population).toPrecision(3))} %`;
  return (people < 100_000 ? whole : compact).format(people);
}

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat("en-GB", { notation: "compact", maximumSignificantDigits: 3 });
