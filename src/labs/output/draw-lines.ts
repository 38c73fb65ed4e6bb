import type { Plot } from "../../runtimes/runtime.ts";
import { roundTicks, type Tick } from "./round-ticks.ts";

type Lines = Extract<Plot, { kind: "lines" }>;

const WIDTH = 560;
const HEIGHT = 260;
const INK = ["var(--accent)", "var(--ink)", "var(--right)", "var(--wrong)"];
const DASHES = ["", "6 4", "2 3", "10 3 2 3"];

/** Draws lines with axes, and with their extremes and names written out, so that they can be read and selected. */
export function drawLines(plot: Lines): HTMLElement {
  const figure = document.createElement("figure");
  const svg = element("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: "none",
    role: "img",
    "aria-label": describe(plot),
  });
  const points = plot.lines.flatMap(({ x, y }) => x.map((value, index) => [value, y[index] ?? 0] as const));
  const across = roundTicks(...range(points.map(([x]) => x)));
  const up = roundTicks(...range(points.map(([, y]) => y)));
  const place = (x: number, y: number): string =>
    `${(shareOf(across, x) * WIDTH).toFixed(1)},${(HEIGHT - shareOf(up, y) * HEIGHT).toFixed(1)}`;
  svg.append(element("path", { class: "grid", d: grid(across.length - 1, up.length - 1) }));
  for (const [index, line] of plot.lines.entries()) {
    const path = line.x.map((x, at) => place(x, line.y[at] ?? 0)).join(" ");
    svg.append(
      element("polyline", { points: path, stroke: ink(index), "stroke-dasharray": dash(index), fill: "none" }),
    );
  }
  const caption = document.createElement("figcaption");
  caption.textContent = describe(plot);
  const field = document.createElement("div");
  field.className = "field";
  field.append(axis("up", up, plot.yLabel), svg, axis("across", across, plot.xLabel));
  figure.append(field, caption);
  return figure;
}

/** How far a value is along an axis: 0 at its low end, 1 at its high one. */
function shareOf(ticks: readonly Tick[], value: number): number {
  const [low, high] = [ticks[0]?.value ?? 0, ticks.at(-1)?.value ?? 1];
  return (value - low) / (high - low || 1);
}

/** Lines at each mark of the two axes. */
function grid(across: number, up: number): string {
  const upright = Array.from({ length: across + 1 }, (_, index) => `M${(index / across) * WIDTH} 0V${HEIGHT}`);
  const level = Array.from({ length: up + 1 }, (_, index) => `M0 ${(index / up) * HEIGHT}H${WIDTH}`);
  return [...upright, ...level].join("");
}

/** The marks of an axis, which the style sheet spreads evenly along it. The picture's name holds what matters of them. */
function axis(name: string, ticks: readonly Tick[], title = ""): HTMLElement {
  const marks = document.createElement("div");
  marks.className = name;
  marks.ariaHidden = "true";
  marks.append(
    ...[title, ...ticks.map(({ label }) => label)].map((text, index) => {
      const mark = document.createElement(index === 0 ? "b" : "span");
      mark.textContent = text;
      return mark;
    }),
  );
  return marks;
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
