import { expect, test } from "vitest";
import { svgOf } from "./drawing-svg.ts";
import { drawingOf, SIZE, type Palette } from "./drawing.ts";
import { runEpidemic } from "./epidemic.ts";
import { pinOf } from "./pin.ts";
import { FIRST_STATE, type SirState } from "./state.ts";
import { withRoom } from "./top.ts";

const line = { colour: "black", width: 2, dashes: [] };
const PALETTE: Palette = {
  sheet: "white",
  ink: "black",
  soft: "grey",
  rule: "silver",
  area: "none",
  intervention: "none",
  lines: { susceptible: { ...line, dashes: [9, 5] }, exposed: line, infected: line, recovered: line },
  pins: [
    { ...line, dashes: [12, 4] },
    { ...line, dashes: [5, 3] },
  ],
};

const drawing = drawingOf(runEpidemic(FIRST_STATE), PALETTE);

test("a drawing names its axes, its curves and what they show", () => {
  const texts = drawing.texts.map(({ text }) => text);
  for (const wanted of [
    "Peaks on day 26.5 with 3,038 people infected.",
    "people",
    "days",
    "Infected",
    "7,500",
    "150",
    "R0 = 3.0, RK4",
  ])
    expect(texts).toContain(wanted);
});

test("every text stands within the drawing", () => {
  for (const { x, y, text } of drawing.texts) {
    expect(x, text).toBeGreaterThan(0);
    expect(x, text).toBeLessThan(SIZE.width - 40);
    expect(y, text).toBeLessThan(drawing.height);
  }
});

test("an SVG file holds every curve with its dashes", () => {
  const svg = svgOf(drawing);
  expect(svg.match(/<path/g)).toHaveLength(4);
  expect(svg).toContain('stroke-dasharray="9 5"');
  expect(svg).toContain(">Susceptible</text>");
});

test("a mild epidemic is drawn so finely that no step is seen in print", () => {
  const mild = drawingOf(runEpidemic({ ...FIRST_STATE, contactRate: 0.12 }), PALETTE);
  const [, infected] = mild.curves.filter(({ stroke }) => stroke);
  const heights = [...(infected?.path ?? "").matchAll(/,([-\d.]+)/g)].map(([, y]) => Number(y));
  expect(heights.length).toBeGreaterThan(400);
  const stepsToDay70 = 140;
  for (let n = 1; n < stepsToDay70; n += 1) expect(heights[n]).toBeLessThan(heights[n - 1] ?? NaN);
});

test("what an axis of the infected cuts off is not drawn beyond the plot", () => {
  const mild = withRoom(runEpidemic({ ...FIRST_STATE, contactRate: 0.12, scale: "infected" }), []);
  const cut = drawingOf(mild, PALETTE);
  expect(cut.texts.map(({ text }) => text)).toContain("Recovered ↑");
  expect(svgOf(cut)).toMatch(/<clipPath id="seen"><rect .*<g clip-path="url\(#seen\)"/s);
});

test("an intervention is a band with its label, and the exposed have a curve", () => {
  const state: SirState = {
    ...FIRST_STATE,
    model: "seir",
    intervention: "on",
    interventionFrom: 120,
    interventionTo: 160,
  };
  const { curves, texts } = drawingOf(runEpidemic(state), PALETTE);
  expect(curves[0]?.path).toBe("M600,0L800,0L800,1000L600,1000Z");
  expect(texts.find(({ text }) => text === "contacts × 0.5")).toMatchObject({ anchor: "end" });
  expect(texts.map(({ text }) => text)).toContain("Exposed");
});

test("pinned runs have a dashed curve with their letter, and their name below", () => {
  const pins = [pinOf(FIRST_STATE, []), { ...pinOf({ ...FIRST_STATE, contactRate: 0.2 }, []), name: "<b> & β" }];
  const { curves, texts, height } = drawingOf(runEpidemic(FIRST_STATE), PALETTE, pins);
  expect(curves.slice(-2).map(({ stroke }) => stroke?.dashes)).toEqual([
    [12, 4],
    [5, 3],
  ]);
  expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(["A", "B", "A  R0 = 3.0, RK4", "B  <b> & β"]));
  expect(Math.max(...texts.map(({ y }) => y))).toBeLessThan(height);
  expect(svgOf(drawingOf(runEpidemic(FIRST_STATE), PALETTE, pins))).toContain(">B  &lt;b> &amp; β</text>");
});
