import { expect, test } from "vitest";
import type { Box, Drawing } from "./drawing.ts";
import { type Frame, layoutStack, narrowFrame, wideFrame } from "./layout.ts";
import type { Column, Layer, Link, StackPicture } from "./picture.ts";

const LONG =
  "RUN --mount=type=cache,target=/root/.cache/pip pip install --no-cache-dir --require-hashes -r requirements.lock";

function layer(text: string, kind: Layer["kind"] = "cached"): Layer {
  return {
    kind,
    text,
    state: "made again, 2.7 s, 19.2 MB",
    reason: kind === "fresh" ? "sir_api/model.py changed" : "",
  };
}

function column(title: string, ...texts: readonly string[]): Column {
  return { title, base: layer("FROM python:3.13-slim", "base"), layers: texts.map((text) => layer(text, "fresh")) };
}

function picture(columns: readonly Column[], links: readonly Link[] = []): StackPicture {
  return { columns, links };
}

const ONE = picture([column("", "WORKDIR /app", LONG, "COPY . .")]);
const TWO = picture(
  [column("Stage build", LONG, "RUN make"), column("The image", "COPY --from=build /x /x", "COPY . .", "RUN b")],
  [{ from: 0, to: 1, layer: 0 }],
);
const THREE = picture(
  [
    column("Stage a", "RUN a"),
    column("Stage b", "RUN b", LONG),
    column("The image", "COPY --from=a /x /x", "COPY --from=b /y /y"),
  ],
  [
    { from: 0, to: 2, layer: 0 },
    { from: 1, to: 2, layer: 1 },
    { from: 0, to: 1, layer: -1 },
  ],
);

const drawings: readonly (readonly [string, StackPicture, Frame])[] = [
  ["one stage on a phone", ONE, narrowFrame],
  ["one stage in a lesson", ONE, wideFrame(1)],
  ["two stages on a phone", TWO, narrowFrame],
  ["two stages in a lesson", TWO, wideFrame(2)],
  ["three stages on a phone", THREE, narrowFrame],
  ["three stages on a wide page", THREE, wideFrame(3)],
];

function boxesOf({ columns }: Drawing): Box[] {
  return columns.flatMap(({ boxes }) => boxes);
}

test.each(drawings)("the drawing of %s keeps boxes apart, and text and arrows inside", (_, stack, frame) => {
  const drawing = layoutStack(stack, frame);
  const boxes = boxesOf(drawing);
  expect(drawing.width).toBe(frame.width);
  for (const box of boxes) {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(drawing.width);
    expect(box.y + box.height).toBeLessThanOrEqual(drawing.height);
    for (const { lines, x } of box.texts) {
      expect(x).toBeLessThanOrEqual(box.width);
      for (const { y } of lines) expect(y).toBeLessThan(box.height);
    }
    expect(boxes.filter((other) => other !== box && overlap(box, other))).toEqual([]);
  }
  for (const { line } of drawing.arrows) {
    for (const number of line.match(/-?[\d.]+/g) ?? []) expect(Number(number)).toBeGreaterThan(0);
  }
});

function overlap(one: Box, other: Box): boolean {
  const beside = one.x + one.width <= other.x || other.x + other.width <= one.x;
  const below = one.y + one.height <= other.y || other.y + other.height <= one.y;
  return !beside && !below;
}

test.each(drawings)("the drawing of %s has every letter of every layer", (_, stack, frame) => {
  const texts = boxesOf(layoutStack(stack, frame)).map((box) =>
    box.texts.map(({ lines }) => lines.map(({ text }) => text).join("")).join("|"),
  );
  const layers = stack.columns.flatMap(({ base, layers: above }) => [base, ...above]);
  expect(texts).toEqual(
    layers.map(({ text, state, reason }) => [text, state, reason].filter((part) => part !== "").join("|")),
  );
});

test("layoutStack puts each layer above the one before, the base at the foot", () => {
  const [stack] = layoutStack(ONE, narrowFrame).columns;
  const tops = stack?.boxes.map(({ y }) => y) ?? [];
  expect(tops).toEqual(tops.toSorted((a, b) => b - a));
  expect(stack?.boxes[0]?.kind).toBe("base");
});

/** Where each column stands. */
function feet({ columns }: Drawing): number[] {
  return columns.map(({ boxes }) => (boxes[0]?.y ?? 0) + (boxes[0]?.height ?? 0));
}

test("layoutStack stands stages on one ground beside each other, and the image on top on a phone", () => {
  const [build = 0, image = 1] = feet(layoutStack(TWO, wideFrame(2)));
  expect(build).toBe(image);
  const [below = 0, above = 0] = feet(layoutStack(TWO, narrowFrame));
  expect(above).toBeLessThan(below);
});

/** Where the texts of a short layer begin. */
function rows(frame: Frame): number[] {
  const boxes = boxesOf(layoutStack(picture([column("", "COPY . .")]), frame));
  return boxes.at(-1)?.texts.map(({ lines }) => lines[0]?.y ?? 0) ?? [];
}

test("layoutStack sets the state beside the instruction where there is room, and under it elsewhere", () => {
  const [code, state] = rows(wideFrame(1));
  expect(state).toBe(code);
  const [first = 0, second = 0] = rows(narrowFrame);
  expect(second).toBeGreaterThan(first);
});

test("an arrow goes from the top of a stage to the layer that copies from it", () => {
  const { columns, arrows } = layoutStack(TWO, wideFrame(2));
  const source = columns[0]?.boxes.at(-1);
  const target = columns[1]?.boxes[1];
  const [start, end] = [arrows[0]?.line, arrows[0]?.head];
  expect(start).toContain(`M${(source?.x ?? 0) + (source?.width ?? 0)} ${(source?.y ?? 0) + 8}H`);
  expect(end).toContain(`L${(target?.x ?? 0) - 1} ${(target?.y ?? 0) + 18}`);
});

test("an arrow past a stage runs above all of them", () => {
  const { columns, arrows } = layoutStack(THREE, wideFrame(3));
  const top = Math.min(...columns.map(({ titleAt }) => titleAt.y));
  const [, over = "999"] = /V([\d.]+)H/.exec(arrows.find(({ line }) => /V[\d.]+H[\d.]+V/.test(line))?.line ?? "") ?? [];
  expect(Number(over)).toBeLessThan(top - 10);
});
