import { axisOf, type Axis } from "./axis.ts";
import { indexOfMaximum } from "../../core/epidemic/summary.ts";
import { peopleOn, runEpidemic, type Epidemic } from "./epidemic.ts";
import { SIDE } from "./picture.ts";
import { type Pin, type PinnedRun } from "./pin.ts";
import type { SirState } from "./state.ts";

/** Runs what a pin keeps; the same pin is run once. */
export function epidemicOf({ run }: Pin): Epidemic {
  const known = epidemics.get(run);
  if (known) return known;
  const epidemic = runEpidemic({ ...run, basis: "rates", unit: "people", scale: "linear", view: "time" });
  epidemics.set(run, epidemic);
  return epidemic;
}

/**
 * Draws the infected of pinned runs in the axes of the run that is shown; no two letters touch where there is room.
 *
 * @param top The people at the upper end of an axis that is not logarithmic.
 */
export function curvesOf(pins: readonly Pin[], shown: SirState, top = shown.population): PinCurve[] {
  const placed: Point[] = [];
  return pins.map((pin) => {
    const points = pointsOf(pin, shown, axisOf(shown, top));
    const mark = markOf(points, placed);
    if (mark) placed.push(mark);
    return { path: pathOf(points), mark };
  });
}

export interface PinCurve {
  readonly path: string;
  /** Where the pin's letter stands; null if the whole curve lies above the picture. */
  readonly mark: Point | null;
}

/** In shares of the plot's width and height, from the top left. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** Ends at the right of the picture, and has a gap where it leaves the picture at its top. */
function pathOf(points: readonly Point[]): string {
  let isDrawn = false;
  const steps = points.map(({ x, y }) => {
    const step = y < 0 ? "" : `${isDrawn ? "L" : "M"}${(x * SIDE).toFixed(1)},${(y * SIDE).toFixed(1)}`;
    isDrawn = y >= 0;
    return step;
  });
  return steps.join("");
}

/** Every n-th step so that the path stays short, the peak, and the last that is to be seen. */
function pointsOf(pin: Pin, shown: SirState, axis: Axis): Point[] {
  const { series, days, state } = epidemicOf(pin);
  const heightOf = heightsFor(state.population, shown, axis);
  const last = Math.min(series.infected.length - 1, Math.floor(shown.days / state.step + NEARLY));
  const peak = indexOfMaximum(series.infected);
  const stride = Math.ceil(last / MOST_POINTS);
  const indices = Array.from({ length: last + 1 }, (_, n) => n).filter(
    (n) => n % stride === 0 || n === peak || n === last,
  );
  const pointAt = (day: number, people: number): Point => ({ x: day / shown.days, y: 1 - heightOf(people) });
  const points = indices.map((n) => pointAt(Math.min(n * state.step, days), series.infected[n] ?? 0));
  const end = Math.min(days, shown.days);
  return [...points, pointAt(end, peopleOn(end, "infected", epidemicOf(pin)))];
}

/** What a number of steps may lack to a whole one. */
const NEARLY = 1e-9;

/** Where the curve is highest in the picture, or as far along the curve as it must go to touch none of the other letters. */
function markOf(points: readonly Point[], others: readonly Point[]): Point | null {
  const seen = points.filter(({ y }) => y >= 0);
  const [first] = seen;
  if (!first) return null;
  const top = seen.reduce((highest, point) => (point.y < highest.y ? point : highest), first);
  const touches = ({ x, y }: Point): boolean =>
    others.some((other) => Math.abs(other.x - x) < WIDTH && Math.abs(other.y - y) < HEIGHT);
  return seen.find((point) => point.x >= top.x && !touches(point)) ?? top;
}

/** Of a letter, as a share of a phone's plot. */
const WIDTH = 0.09;
const HEIGHT = 0.12;

/** Shares of a pinned run are shares of its own people. */
function heightsFor(population: number, shown: SirState, { heightOf }: Axis): (people: number) => number {
  const scale = shown.unit === "fraction" ? shown.population / population : 1;
  return (people) => heightOf(people * scale);
}

const epidemics = new WeakMap<PinnedRun, Epidemic>();
const MOST_POINTS = 200;
