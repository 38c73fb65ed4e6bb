import type { Plot } from "../../runtimes/runtime.ts";

type Lines = Extract<Plot, { kind: "lines" }>;

const WIDTH = 560;
const HEIGHT = 260;
const INK = ["var(--accent)", "var(--ink)", "var(--right)", "var(--wrong)"];
const DASHES = ["", "6 4", "2 3", "10 3 2 3"];

/** Draws lines as a picture with its extremes and names written out, so that it can be read and selected. */
export function drawLines(plot: Lines): HTMLElement {
  const figure = document.createElement("figure");
  const svg = element("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": describe(plot) });
  const points = plot.lines.flatMap(({ x, y }) => x.map((value, index) => [value, y[index] ?? 0] as const));
  const [left, right] = range(points.map(([x]) => x));
  const [low, high] = range(points.map(([, y]) => y));
  const place = (x: number, y: number): string =>
    `${(((x - left) / (right - left)) * WIDTH).toFixed(1)},${(HEIGHT - ((y - low) / (high - low)) * HEIGHT).toFixed(1)}`;
  for (const [index, line] of plot.lines.entries()) {
    const path = line.x.map((x, at) => place(x, line.y[at] ?? 0)).join(" ");
    svg.append(
      element("polyline", { points: path, stroke: ink(index), "stroke-dasharray": dash(index), fill: "none" }),
    );
  }
  const caption = document.createElement("figcaption");
  caption.textContent = describe(plot);
  figure.append(svg, caption);
  return figure;
}

/** "An epidemic. infected: 100 to 3,038 (people) for day 0 to 200." */
function describe({ title, lines, xLabel = "x", yLabel }: Lines): string {
  const parts = lines.map(({ name, x, y }) => {
    const [low, high] = range(y);
    const [from, to] = range(x);
    const unit = yLabel ? ` ${yLabel}` : "";
    return `${name}: ${number(low)} to ${number(high)}${unit}, ${xLabel} ${number(from)} to ${number(to)}`;
  });
  return [title, parts.join("; ")].filter(Boolean).join(". ");
}

function range(values: readonly number[]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0, 1];
  return low === high ? [low, low + 1] : [low, high];
}

function number(value: number): string {
  return value.toLocaleString("en-GB", { maximumSignificantDigits: 4 });
}

function ink(index: number): string {
  return INK[index % INK.length] ?? "var(--ink)";
}

function dash(index: number): string {
  return DASHES[index % DASHES.length] ?? "";
}

function element(name: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
