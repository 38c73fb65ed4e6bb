import type { Column } from "./stack.ts";

const SVG = "http://www.w3.org/2000/svg";

/** Draws an arrow from each stage to the layers that take files from it, where the stages stand side by side. */
export function drawArrows(place: HTMLElement, columns: readonly Column[]): void {
  const picture = place.querySelector<SVGSVGElement>(".arrows");
  if (!picture) return;
  if (columns.every(({ arrows }) => arrows.length === 0)) {
    picture.replaceChildren();
    return;
  }
  const frame = place.getBoundingClientRect();
  const elements = [...place.querySelectorAll<HTMLElement>(":scope > .column")];
  const titles = columns.map(({ title }) => title);
  const paths = columns.flatMap(({ arrows }, to) =>
    arrows.flatMap(({ from, row }) => {
      const [source, target] = [elements[titles.indexOf(from)], rowOf(elements[to], row)];
      return source && target ? (curve(frame, source, target) ?? []) : [];
    }),
  );
  picture.replaceChildren(...paths.map(drawPath));
}

/** The element of a row, counted from below; FROM for -1. */
function rowOf(column: HTMLElement | undefined, row: number): HTMLElement | undefined {
  return [...(column?.querySelectorAll<HTMLElement>("li") ?? [])].at(-2 - row);
}

/** From the upper edge of a stage's column to the near side of a layer; undefined where they stand below each other. */
function curve(frame: DOMRect, source: HTMLElement, target: HTMLElement): string | undefined {
  const [from, to] = [source.querySelector("li")?.getBoundingClientRect(), target.getBoundingClientRect()];
  if (!from || from.right > to.left) return undefined;
  const [startX, startY] = [from.right - frame.left, from.top + from.height / 2 - frame.top];
  const [endX, endY] = [to.left - frame.left - 2, to.top + to.height / 2 - frame.top];
  const middle = (startX + endX) / 2;
  return `M${startX} ${startY}C${middle} ${startY} ${middle} ${endY} ${endX} ${endY}m-6 -4l6 4l-6 4`;
}

function drawPath(shape: string): SVGPathElement {
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", shape);
  return path;
}
