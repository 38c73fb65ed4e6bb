import { part, writePart } from "../part.ts";
import { COMPARTMENTS, type Epidemic } from "./epidemic.ts";
import { drawPicture, leaderOf, type InterventionBand, type Picture } from "./picture.ts";
import { svgElement } from "./svg-element.ts";

/** Makes the picture that Picture.astro rendered show another epidemic. What is the same as before is left alone. */
export class PictureRedraw {
  readonly #picture: SVGElement;
  #around = "";

  constructor(lab: Element) {
    this.#picture = part(lab, ".picture", SVGElement);
  }

  /** @param withLines Whether the lines are seen; where Chart.js draws them, only the names at their ends move. */
  draw(epidemic: Epidemic, withLines: boolean): void {
    const drawn = drawPicture(epidemic);
    for (const compartment of COMPARTMENTS) {
      const line = drawn.lines.find((line) => line.compartment === compartment) ?? NO_LINE;
      const { path, labelAt, name: title } = line;
      showLeader(part(this.#picture, `[data-leader=${compartment}]`, SVGElement), leaderOf(line));
      if (withLines) part(this.#picture, `[data-line=${compartment}]`, SVGElement).setAttribute("d", path);
      const name = part(this.#picture, `[data-name=${compartment}]`, SVGElement);
      if (name.textContent !== title) name.textContent = title;
      setAttribute(name, "y", `${labelAt}%`);
      setAttribute(name, "display", path === "" ? "none" : "inline");
    }
    part(this.#picture, ".area", SVGElement).setAttribute("d", drawn.area);
    this.#drawAround(drawn);
  }

  /** Draws what most inputs leave as it is. */
  #drawAround({ dayTicks, peopleTicks, unit, intervention }: Picture): void {
    const around = JSON.stringify([dayTicks, peopleTicks, unit, intervention]);
    if (around === this.#around) return;
    this.#around = around;
    showIntervention(part(this.#picture, ".intervention", SVGElement), intervention);
    const days = dayTicks.map(({ at, label }) => svgElement("text", { x: `${at}%`, y: "100%", dy: "1.6em" }, label));
    part(this.#picture, ".days g", SVGElement).replaceChildren(...days);
    const people = peopleTicks.flatMap(({ at, label }) => [
      svgElement("line", { x1: "0", x2: "100%", y1: `${at}%`, y2: `${at}%` }),
      svgElement("text", { x: "0", y: `${at}%`, dx: "-8", dy: "0.35em" }, label),
    ]);
    part(this.#picture, ".people g", SVGElement).replaceChildren(...people);
    writePart(this.#picture, ".people .unit", unit);
  }
}

/** Even the same value would be laid out again. */
function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Of a compartment that the model does not have. */
const NO_LINE = { path: "", endAt: 0, labelAt: 0, name: "" };

function showLeader(line: SVGElement, leader: ReturnType<typeof leaderOf>): void {
  setAttribute(line, "display", leader ? "inline" : "none");
  if (!leader) return;
  setAttribute(line, "y1", `${leader.from}%`);
  setAttribute(line, "y2", `${leader.to}%`);
}

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
