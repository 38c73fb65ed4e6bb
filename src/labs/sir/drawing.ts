import { captionOf } from "./caption.ts";
import type { Compartment, Epidemic } from "./epidemic.ts";
import { drawPicture, IN_PRINT, SIDE, type InterventionBand } from "./picture.ts";
import { curvesOf } from "./pin-curves.ts";
import { LETTERS, titleOfPin, type Pin } from "./pin.ts";
import { verdictOf } from "./words.ts";

/** Draws an epidemic and what is pinned for a file: all that the page shows around the curves is part of it. */
export function drawingOf(epidemic: Epidemic, palette: Palette, pins: readonly Pin[] = []): Drawing {
  const { lines, area, dayTicks, peopleTicks, unit, intervention } = drawPicture(epidemic, IN_PRINT);
  const pinned = curvesOf(pins, epidemic.state, epidemic.top);
  const caption = captionOf(epidemic.state);
  const { ink, soft } = palette;
  return {
    background: palette.sheet,
    height: FOOT + LINE * pins.length,
    rules: peopleTicks.map(({ at }) => ({ y: PLOT.y + (PLOT.height * at) / 100, colour: palette.rule })),
    curves: [
      ...(intervention ? [{ path: outlineOf(intervention), background: palette.intervention }] : []),
      { path: area, background: palette.area },
      ...lines.map(({ compartment, path }) => ({ path, stroke: palette.lines[compartment] })),
      ...pinned.map(({ path }, n) => ({ path, stroke: palette.pins[n] ?? palette.lines.infected })),
    ],
    texts: [
      { text: verdictOf(epidemic), x: 24, y: 38, size: 20, colour: ink, anchor: "start" },
      ...(intervention ? [labelOf(intervention, soft)] : []),
      textAt(unit, 24, PLOT.y - 22, soft, "start"),
      textAt("days", RIGHT + 26, BELOW, soft, "middle"),
      ...dayTicks.map(({ at, label }) => textAt(label, PLOT.x + (PLOT.width * at) / 100, BELOW, soft, "middle")),
      ...peopleTicks.map(({ at, label }) => textAt(label, LEFT, baseline(at), soft, "end")),
      ...lines.map(({ compartment, name, labelAt }) =>
        textAt(name, RIGHT, baseline(labelAt), palette.lines[compartment].colour, "start"),
      ),
      ...pinned.flatMap(({ mark }, n) => (mark ? [letterAt(mark, n, palette)] : [])),
      ...caption.map((line, n) => textAt(line, PLOT.x, SIZE.height + LINE * (n + 0.5), n === 0 ? ink : soft, "start")),
      ...pins.map((pin, n) => textAt(`${LETTERS[n]}  ${titleOfPin(pin)}`, PLOT.x, FOOT + LINE * n, ink, "start")),
    ],
  };
}

function textAt(text: string, x: number, y: number, colour: string, anchor: Text["anchor"]): Text {
  return { text, x, y, size: 14, colour, anchor };
}

/** Above the line, so that it stays to be read. */
function letterAt({ x, y }: { readonly x: number; readonly y: number }, n: number, { pins, ink }: Palette): Text {
  return textAt(
    LETTERS[n] ?? "",
    PLOT.x + PLOT.width * x,
    PLOT.y + PLOT.height * y - 8,
    pins[n]?.colour ?? ink,
    "middle",
  );
}

function outlineOf({ from, to }: InterventionBand): string {
  const [left, right] = [from, to].map((at) => (SIDE * at) / 100);
  return `M${left},0L${right},0L${right},${SIDE}L${left},${SIDE}Z`;
}

function labelOf({ from, to, label }: InterventionBand, colour: string): Text {
  const [at, anchor] = from > 50 ? [to, "end" as const] : [from, "start" as const];
  return textAt(label, PLOT.x + (PLOT.width * at) / 100, PLOT.y - 6, colour, anchor);
}

/** Of the picture, in pixels; below stand its caption and pinned runs, in a line each. */
export const SIZE = { width: 960, height: 540 };

/** Where the curves are; their paths are of a square that is stretched to this. */
export const PLOT = { x: 76, y: 96, width: 760, height: 384 };
export const STRETCH = { x: PLOT.width / SIDE, y: PLOT.height / SIDE };

/** Where curves are seen, in the coordinates of their paths: a line on the edge of the plot has its whole width. */
export const SEEN = { x: -10, y: -10, width: SIDE + 20, height: SIDE + 20 };

const LINE = 24;
/** Where the caption ends. */
const FOOT = SIZE.height + 3.75 * LINE;
const LEFT = PLOT.x - 8;
const RIGHT = PLOT.x + PLOT.width + 10;
const BELOW = PLOT.y + PLOT.height + 26;

export interface Drawing {
  readonly background: string;
  readonly height: number;
  readonly rules: readonly { readonly y: number; readonly colour: string }[];
  readonly curves: readonly Curve[];
  readonly texts: readonly Text[];
}

export interface Curve {
  readonly path: string;
  readonly background?: string;
  readonly stroke?: Stroke;
}

export interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly dashes: readonly number[];
}

interface Text {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  readonly anchor: "start" | "middle" | "end";
}

export interface Palette {
  readonly sheet: string;
  readonly ink: string;
  readonly soft: string;
  readonly rule: string;
  readonly area: string;
  readonly intervention: string;
  readonly lines: Readonly<Record<Compartment, Stroke>>;
  /** In the order of the pins. */
  readonly pins: readonly Stroke[];
}

/** Below the middle of a text at this height of the plot, in percent. */
function baseline(at: number): number {
  return PLOT.y + (PLOT.height * at) / 100 + 5;
}
