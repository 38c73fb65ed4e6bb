import { peopleOn, type Epidemic } from "./epidemic.ts";
import { peopleOfPin, type PhaseScale } from "./phase-scale.ts";
import { epidemicOf } from "./pin-curves.ts";
import type { Pin } from "./pin.ts";
import { amountOf } from "./words.ts";

/**
 * Draws an epidemic in the phase plane, in pixels from the top left of the plot: the susceptible across, the infected up. It shows
 * where an epidemic goes whatever the time that it takes.
 */
export function drawPhase(epidemic: Epidemic, scale: PhaseScale, size: Size): Phase {
  const track = trackOf(epidemic, placer(scale, size));
  const threshold = thresholdOf(epidemic);
  return {
    path: pathOf(track),
    arrows: arrowsOn(track),
    start: track[0] ?? CORNER,
    end: track.at(-1) ?? CORNER,
    endLabel: endLabelOf(epidemic, scale),
    threshold:
      threshold === undefined
        ? undefined
        : { x: size.width * scale.acrossOf(threshold), label: `N / R₀ = ${amountOf(threshold, epidemic.state)}` },
  };
}

/** Draws a pinned run beside the one that is shown. */
export function drawPinnedPhase(pin: Pin, shown: Epidemic, scale: PhaseScale, size: Size): PinnedPhase {
  const track = trackOf(epidemicOf(pin), placer(scale, size, peopleOfPin(pin, shown.state)));
  return {
    path: pathOf(track),
    top: track.reduce((top, point) => (point.y < top.y ? point : top), track[0] ?? CORNER),
  };
}

export interface PinnedPhase {
  readonly path: string;
  /** Where most people are infected. */
  readonly top: Point;
}

export interface Phase {
  readonly path: string;
  /** Which way the time goes. */
  readonly arrows: readonly Arrow[];
  readonly start: Point;
  readonly end: Point;
  /** "Day 200", and that its point lies lower if the axis begins above it. */
  readonly endLabel: string;
  /** The line on which the infected turn; undefined where R0 is not above 1 and they never grow. */
  readonly threshold: { readonly x: number; readonly label: string } | undefined;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The point of an arrow, and where it points to in degrees. */
export interface Arrow extends Point {
  readonly angle: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where an epidemic stands on a day, as shares of the plot from its left and its bottom. */
export function placeInPhase(day: number, epidemic: Epidemic, scale: PhaseScale): Point {
  return {
    x: scale.acrossOf(peopleOn(day, "susceptible", epidemic)),
    y: scale.upOf(peopleOn(day, "infected", epidemic)),
  };
}

/** The day on which the track comes nearest to a point. */
export function nearestDay(point: Point, epidemic: Epidemic, scale: PhaseScale, size: Size): number {
  const { susceptible, infected } = epidemic.series;
  const place = placer(scale, size);
  let [best, least] = [0, Infinity];
  for (let n = 0; n < infected.length; n += 1) {
    const { x, y } = place(susceptible[n] ?? 0, infected[n] ?? 0);
    const distance = (x - point.x) ** 2 + (y - point.y) ** 2;
    if (distance < least) [best, least] = [n, distance];
  }
  return Math.min(best * epidemic.state.step, epidemic.days);
}

/** What the phase plane shows, for those who do not see it. */
export function describePhase(epidemic: Epidemic): string {
  const { days, state, summary } = epidemic;
  const on = (day: number): string =>
    `${amountOf(peopleOn(day, "susceptible", epidemic), state)} susceptible and ${amountOf(peopleOn(day, "infected", epidemic), state)} infected`;
  const peak = summary.course === "peaks" ? ` over ${on(summary.peakDay)} at the peak` : "";
  return `Phase plane, infected against susceptible: from ${on(0)} on day 0${peak} to ${on(days)} on day ${days}. ${turnOf(epidemic)}`;
}

/** On which side of the threshold the infected grow, in a sentence. */
export function turnOf(epidemic: Epidemic): string {
  const threshold = thresholdOf(epidemic);
  if (threshold === undefined) return "R0 is not above 1: wherever it starts, the number of infected people falls.";
  const line = `of the line N / R0 = ${amountOf(threshold, epidemic.state)}`;
  const { kind, interventions } = epidemic.model;
  const who = kind === "seir" ? "exposed and infected together" : "the infected";
  const when = interventions.length > 0 ? "While contacts are as usual, right" : "Right";
  return `${when} ${line} ${who} grow in number, left of it they fall.`;
}

function endLabelOf({ series, days, state }: Epidemic, { upTicks }: PhaseScale): string {
  // A logarithmic axis begins with one person.
  const isBelow = state.scale === "log" && (series.infected.at(-1) ?? 0) < 1;
  return isBelow ? `Day ${days}, below ${upTicks[0]?.label ?? ""}` : `Day ${days}`;
}

/** The susceptible people below whose number an infected person infects fewer than one other. */
function thresholdOf({ state, summary }: Epidemic): number | undefined {
  return summary.basicReproduction > 1 ? state.population / summary.basicReproduction : undefined;
}

/** Gives the function that places people in the plot. */
function placer(
  scale: PhaseScale,
  { width, height }: Size,
  factor = 1,
): (susceptible: number, infected: number) => Point {
  return (susceptible, infected) => ({
    x: width * scale.acrossOf(factor * susceptible),
    y: height * (1 - scale.upOf(factor * infected)),
  });
}

/** Points that lie some pixels apart, the first and the last among them. */
function trackOf({ series }: Epidemic, place: ReturnType<typeof placer>): Point[] {
  const all = Array.from(series.infected, (infected, n) => place(series.susceptible[n] ?? 0, infected));
  let kept: Point | undefined;
  return all.filter((point, n) => {
    const isFar = !kept || Math.abs(point.x - kept.x) + Math.abs(point.y - kept.y) >= APART || n === all.length - 1;
    if (isFar) kept = point;
    return isFar;
  });
}

function pathOf(track: readonly Point[]): string {
  return `M${track.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}`;
}

/** Some arrows at equal distances along the track; none on one that is a dot. */
function arrowsOn(track: readonly Point[]): Arrow[] {
  const lengths = [0];
  for (const [n, { x, y }] of track.entries()) {
    const before = track[n - 1];
    if (before) lengths.push((lengths.at(-1) ?? 0) + Math.hypot(x - before.x, y - before.y));
  }
  const whole = lengths.at(-1) ?? 0;
  if (whole < SHORTEST) return [];
  return ARROWS.flatMap((share) => {
    const after = lengths.findIndex((length) => length >= share * whole);
    const [from, to] = [track[after - 1], track[after]];
    if (!from || !to) return [];
    return { x: to.x, y: to.y, angle: (180 / Math.PI) * Math.atan2(to.y - from.y, to.x - from.x) };
  });
}

/** Where arrows stand, as shares of the track. */
const ARROWS = [0.14, 0.34, 0.6, 0.82];
/** In pixels: arrows on a shorter track would hide it. */
const SHORTEST = 60;
const APART = 3;
const CORNER: Point = { x: 0, y: 0 };
