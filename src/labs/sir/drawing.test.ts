import { expect, test } from "vitest";
import { svgOf } from "./drawing-svg.ts";
import { drawingOf, SIZE, type Palette } from "./drawing.ts";
import { runEpidemic } from "./epidemic.ts";
import { FIRST_STATE } from "./state.ts";

const line = { colour: "black", width: 2, dashes: [] };
const PALETTE: Palette = {
  sheet: "white",
  ink: "black",
  soft: "grey",
  rule: "silver",
  area: "none",
  lines: { susceptible: { ...line, dashes: [9, 5] }, infected: line, recovered: line },
};

const drawing = drawingOf(runEpidemic(FIRST_STATE), PALETTE);

test("a drawing names its axes, its curves and what they show", () => {
  const texts = drawing.texts.map(({ text }) => text);
  for (const wanted of ["Peaks on day 26.5 with 3,038 people infected.", "people", "days", "Infected", "7,500", "150"])
    expect(texts).toContain(wanted);
});

test("every text stands within the drawing", () => {
  for (const { x, y, text } of drawing.texts) {
    expect(x, text).toBeGreaterThan(0);
    expect(x, text).toBeLessThan(SIZE.width - 40);
    expect(y, text).toBeLessThan(SIZE.height);
  }
});

test("an SVG file holds every curve with its dashes", () => {
  const svg = svgOf(drawing);
  expect(svg.match(/<path/g)).toHaveLength(4);
  expect(svg).toContain('stroke-dasharray="9 5"');
  expect(svg).toContain(">Susceptible</text>");
});
