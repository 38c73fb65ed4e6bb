import type { Epidemic } from "./epidemic.ts";
import { part } from "../part.ts";
import { drawPicture } from "./picture.ts";
import { svgElement } from "./svg-element.ts";

/** Makes the picture that Picture.astro rendered show another epidemic. */
export function redrawPicture(lab: Element, epidemic: Epidemic): void {
  const { lines, area, dayTicks, peopleTicks, unit } = drawPicture(epidemic);
  const picture = part(lab, ".picture", SVGElement);
  part(picture, ".area", SVGElement).setAttribute("d", area);
  for (const { compartment, path, labelAt } of lines) {
    part(picture, `[data-line=${compartment}]`, SVGElement).setAttribute("d", path);
    part(picture, `[data-name=${compartment}]`, SVGElement).setAttribute("y", `${labelAt}%`);
  }
  const days = dayTicks.map(({ at, label }) => svgElement("text", { x: `${at}%`, y: "100%", dy: "1.6em" }, label));
  part(picture, ".days g", SVGElement).replaceChildren(...days);
  const people = peopleTicks.flatMap(({ at, label }) => [
    svgElement("line", { x1: "0", x2: "100%", y1: `${at}%`, y2: `${at}%` }),
    svgElement("text", { x: "0", y: `${at}%`, dx: "-8", dy: "0.35em" }, label),
  ]);
  part(picture, ".people g", SVGElement).replaceChildren(...people);
  part(picture, ".people .unit", SVGElement).textContent = unit;
}
