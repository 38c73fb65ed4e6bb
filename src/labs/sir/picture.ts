import { axisOf, type Axis } from "./axis.ts";
import type { Compartment, Epidemic } from "./epidemic.ts";
import type { SirState } from "./state.ts";
import { indicesToDraw } from "./thinning.ts";
import { titleOf } from "./words.ts";

/** The side of the square that lines are drawn in; SVG stretches it to the plot. */
export const SIDE = 1000;

/** Draws an epidemic as lines and ticks; positions are percent of the plot's width and height from the top left. */
export function drawPicture(
  { state, compartments, series, days, top }: Epidemic,
  { labelHeight, ...fineness }: Fineness = ON_SCREEN,
): Picture {
  const axis = axisOf(state, top);
  const ends = compartments.map((compartment) => 100 * (1 - axis.heightOf(series[compartment].at(-1) ?? 0)));
  const labels = spread(ends, labelHeight);
  return {
    lines: compartments.map((compartment, n) => ({
      compartment,
      name: `${titleOf(compartment)}${(ends[n] ?? 0) < -NEARLY ? " ↑" : ""}`,
      path: `M${pointsOf(series[compartment], axis, fineness).join("L")}`,
      endAt: ends[n] ?? 0,
      labelAt: labels[n] ?? 0,
    })),
    area: `M0,${SIDE}L${pointsOf(series.infected, axis, fineness).join("L")}L${SIDE},${SIDE}Z`,
    dayTicks: dayTicks(days).map((day) => ({ at: (100 * day) / days, label: String(day) })),
    peopleTicks: axis.ticks.map(({ height, label }) => ({ at: 100 * (1 - height), label })),
    unit: axis.unit,
    intervention: interventionOf(state),
  };
}

/** The height of a line of text in percent of the plot, on a phone. */
const LABEL_HEIGHT = 10;

/** How finely lines are drawn, and how close their names stand. */
interface Fineness {
  /** Of a line, about, and at most twice as many. */
  readonly points: number;
  /** Of a coordinate in the square. */
  readonly decimals: number;
  /** Of a line of text, in percent of the plot. */
  readonly labelHeight: number;
}

/** So coarse that the page stays small; once Chart.js is there, it draws finer lines. */
const ON_SCREEN: Fineness = { points: 100, decimals: 0, labelHeight: LABEL_HEIGHT };

/** For a file that may be printed. */
export const IN_PRINT: Fineness = { points: 800, decimals: 2, labelHeight: 4.7 };

export interface Picture {
  readonly lines: readonly Line[];
  /** The ground below the line of the infected. */
  readonly area: string;
  readonly dayTicks: readonly Tick[];
  readonly peopleTicks: readonly Tick[];
  /** What the people's ticks count. */
  readonly unit: string;
  /** The days of an intervention; null if none of them is in the picture. */
  readonly intervention: InterventionBand | null;
}

export interface InterventionBand {
  /** Percent of the plot's width. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

export interface Line {
  readonly compartment: Compartment;
  /** With an arrow if the line ends above the picture. */
  readonly name: string;
  readonly path: string;
  /** Where the line ends, also above the picture. */
  readonly endAt: number;
  /** Where the name stands beside the line's end. */
  readonly labelAt: number;
}

/** How a name that stands away from its line is led back to it; null where it stands beside its end, or that is not in the picture. */
export function leaderOf({ endAt, labelAt }: Pick<Line, "endAt" | "labelAt">): Leader | null {
  return endAt < 0 || Math.abs(endAt - labelAt) < LABEL_HEIGHT / 4 ? null : { from: endAt, to: labelAt };
}

/** In percent of the plot's height. */
interface Leader {
  readonly from: number;
  readonly to: number;
}

export interface Tick {
  readonly at: number;
  readonly label: string;
}

function interventionOf({
  intervention,
  interventionFrom,
  interventionTo,
  interventionFactor,
  days,
}: SirState): InterventionBand | null {
  const [from, to] = [interventionFrom, interventionTo].map((day) => (100 * Math.min(day, days)) / days);
  if (intervention === "off" || from === undefined || to === undefined || from === to) return null;
  return { from, to, label: `contacts × ${Number(interventionFactor.toPrecision(3))}` };
}

/** What rounding may add to a height. */
const NEARLY = 1e-9;

function pointsOf(
  values: Float64Array,
  { heightOf }: Axis,
  { points, decimals }: Omit<Fineness, "labelHeight">,
): string[] {
  const last = values.length - 1;
  return indicesToDraw(values, points).map((index) => {
    const [x, y] = [index / last, 1 - heightOf(values[index] ?? 0)].map((share) => (SIDE * share).toFixed(decimals));
    return `${x},${y}`;
  });
}

/** At most six round days from 0 on. */
function dayTicks(days: number): number[] {
  const decade = 10 ** Math.floor(Math.log10(days / 5));
  const step = [1, 2, 5, 10].map((digit) => digit * decade).find((candidate) => days / candidate <= 5) ?? days;
  return Array.from({ length: Math.floor(days / step) + 1 }, (_, n) => n * step);
}

/** Moves positions up, the lowest first, until no two labels touch, and then down where they left the picture. */
function spread(positions: readonly number[], height: number): number[] {
  const spaced = [...positions];
  const lowestFirst = positions.map((_, n) => n).toSorted((a, b) => (positions[b] ?? 0) - (positions[a] ?? 0));
  let ceiling = Infinity;
  for (const n of lowestFirst) {
    ceiling = Math.min(positions[n] ?? 0, ceiling - height);
    spaced[n] = ceiling;
  }
  let floor = 0;
  for (const n of lowestFirst.toReversed()) {
    spaced[n] = Math.max(spaced[n] ?? 0, floor);
    floor = (spaced[n] ?? 0) + height;
  }
  return spaced;
}
