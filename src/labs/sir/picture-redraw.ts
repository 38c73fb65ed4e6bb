import type { Epidemic } from "./epidemic.ts";
import { part } from "../part.ts";
import { drawPicture } from "./picture.ts";

/** Makes the picture that Picture.astro rendered show another epidemic. */
export function redrawPicture(lab: Element, epidemic: Epidemic): void {
  const { lines, area, dayTicks } = drawPicture(epidemic);
  const picture = part(lab, ".picture", SVGElement);
  part(picture, ".area", SVGElement).setAttribute("d", area);
  for (const { compartment, path, labelAt } of lines) {
    part(picture, `[data-line=${compartment}]`, SVGElement).setAttribute("d", path);
    part(picture, `[data-name=${compartment}]`, SVGElement).setAttribute("y", `${labelAt}%`);
  }
  const ticks = dayTicks.map(({ at, label }) => {
    const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
    text.setAttribute("x", `${at}%`);
    text.setAttribute("y", "100%");
    text.setAttribute("dy", "1.6em");
    text.textContent = label;
    return text;
  });
  part(picture, ".days g", SVGElement).replaceChildren(...ticks);
}
