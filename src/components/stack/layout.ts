import { isFar, routeBeside, routeStacked } from "./arrows.ts";
import { setBox } from "./box.ts";
import type { Box, DrawnColumn, Drawing } from "./drawing.ts";
import type { Column, StackPicture } from "./picture.ts";

/** The frame that a picture is drawn for: how wide it is, and whether its stages stand beside each other. */
export interface Frame {
  readonly width: number;
  readonly isBeside: boolean;
}

/** A phone, or one of several beside each other. */
export const narrowFrame: Frame = { width: 320, isBeside: false };

/** The column of a lesson, or a whole page for three stages; more do not fit beside each other. */
export function wideFrame(stages: number): Frame {
  return { width: stages === 3 ? 960 : 640, isBeside: stages <= 3 };
}

/** Room for half a border. */
const MARGIN = 2;
const GAP = { layer: 5, title: 10, column: 48, stage: 30, lane: 12 };
const TITLE = 22;

/**
 * Draws stacks of layers for a frame. Stages stand beside each other on one ground, the image last, or below each other,
 * the image on top.
 */
export function layoutStack(picture: StackPicture, frame: Frame): Drawing {
  return frame.isBeside ? layoutBeside(picture, frame.width) : layoutStacked(picture, frame.width);
}

function layoutBeside({ columns, links }: StackPicture, width: number): Drawing {
  const each = (width - 2 * MARGIN - GAP.column * (columns.length - 1)) / columns.length;
  const sizes = columns.map((column) => setColumn(column, each));
  const headroom = new Set(links.filter(isFar).map(({ from }) => from)).size * GAP.lane;
  const height = Math.max(...sizes.map(({ height }) => height)) + headroom + 2 * MARGIN;
  const placed = sizes.map((column, index) =>
    moveColumn(column, MARGIN + index * (each + GAP.column), height - MARGIN - column.height),
  );
  return { width, height, columns: placed, arrows: routeBeside(links, placed, { gap: GAP.column, lane: GAP.lane }) };
}

function layoutStacked({ columns, links }: StackPicture, width: number): Drawing {
  const sources = new Set(links.map(({ from }) => from)).size;
  const gutter = sources === 0 ? 0 : (sources + 1) * GAP.lane;
  const sizes = columns.map((column) => setColumn(column, width - 2 * MARGIN - gutter));
  let top = MARGIN;
  const placed: DrawnColumn[] = [];
  for (const column of sizes.toReversed()) {
    placed.unshift(moveColumn(column, MARGIN + gutter, top));
    top += column.height + GAP.stage;
  }
  const height = top - GAP.stage + MARGIN;
  return { width, height, columns: placed, arrows: routeStacked(links, placed, GAP.lane) };
}

interface SetColumn extends DrawnColumn {
  readonly height: number;
}

/** Puts the layers of a column on each other, its corner at 0. */
function setColumn({ title, base, layers }: Column, width: number): SetColumn {
  const boxes: Box[] = [];
  let top = title === "" ? 0 : TITLE;
  for (const layer of [base, ...layers].toReversed()) {
    const box = { ...setBox(layer, width), y: top };
    boxes.unshift(box);
    top += box.height + GAP.layer;
  }
  return { title, titleAt: { x: 0, y: TITLE - GAP.title + 2 }, boxes, height: top - GAP.layer };
}

function moveColumn({ title, titleAt, boxes }: SetColumn, x: number, y: number): DrawnColumn {
  return {
    title,
    titleAt: { x: titleAt.x + x, y: titleAt.y + y },
    boxes: boxes.map((box) => ({ ...box, x: box.x + x, y: box.y + y })),
  };
}
