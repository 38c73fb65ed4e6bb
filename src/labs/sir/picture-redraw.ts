import { COMPARTMENTS, type Epidemic } from "./epidemic.ts";
import { part } from "../part.ts";
import { drawPicture, type InterventionBand } from "./picture.ts";
import { svgElement } from "./svg-element.ts";

/** Makes the picture that Picture.astro rendered show another epidemic. */
export function redrawPicture(lab: Element, epidemic: Epidemic): void {
  const { lines, area, dayTicks, peopleTicks, unit, intervention } = drawPicture(epidemic);
  const picture = part(lab, ".picture", SVGElement);
  part(picture, ".area", SVGElement).setAttribute("d", area);
  for (const compartment of COMPARTMENTS) {
    const { path, labelAt } = lines.find((line) => line.compartment === compartment) ?? NO_LINE;
    part(picture, `[data-line=${compartment}]`, SVGElement).setAttribute("d", path);
    const name = part(picture, `[data-name=${compartment}]`, SVGElement);
    name.setAttribute("y", `${labelAt}%`);
    name.setAttribute("display", path === "" ? "none" : "inline");
  }
  showIntervention(part(picture, ".intervention", SVGElement), intervention);
  const days = dayTicks.map(({ at, label }) => svgElement("text", { x: `${at}%`, y: "100%", dy: "1.6em" }, label));
  part(picture, ".days g", SVGElement).replaceChildren(...days);
  const people = peopleTicks.flatMap(({ at, label }) => [
    svgElement("line", { x1: "0", x2: "100%", y1: `${at}%`, y2: `${at}%` }),
    svgElement("text", { x: "0", y: `${at}%`, dx: "-8", dy: "0.35em" }, label),
  ]);
  part(picture, ".people g", SVGElement).replaceChildren(...people);
  part(picture, ".people .unit", SVGElement).textContent = unit;
}

/** Of a compartment that the model does not have. */
const NO_LINE = { path: "", labelAt: 0 };

function showIntervention(group: SVGElement, band: InterventionBand | null): void {
  group.setAttribute("display", band === null ? "none" : "inline");
  if (band === null) return;
  const box = part(group, "rect", SVGElement);
  box.setAttribute("x", `${band.from}%`);
  box.setAttribute("width", `${band.to - band.from}%`);
  const text = part(group, "text", SVGElement);
  text.textContent = band.label;
  text.setAttribute("x", `${band.from > 50 ? band.to : band.from}%`);
  text.classList.toggle("late", band.from > 50);
}
