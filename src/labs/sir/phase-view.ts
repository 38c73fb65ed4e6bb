import { part } from "../part.ts";
import type { Epidemic } from "./epidemic.ts";
import type { PhaseScale } from "./phase-scale.ts";
import { describePhase, drawPhase, drawPinnedPhase, turnOf, type Arrow, type Point, type Size } from "./phase.ts";
import type { Pin } from "./pin.ts";
import { svgElement } from "./svg-element.ts";

/** Draws the phase plane that Phase.astro left empty, for the size of the plot, while the reader has chosen it. */
export class PhaseView {
  readonly #lab: Element;
  readonly #box: HTMLElement;
  #shown: ShownPhase;
  #size: Size = { width: 0, height: 0 };

  constructor(lab: Element, shown: ShownPhase, signal: AbortSignal) {
    this.#lab = lab;
    this.#box = part(lab, ".phase", HTMLElement);
    this.#shown = shown;
    const observer = new ResizeObserver(([entry]) => {
      this.#size = entry?.contentRect ?? this.#size;
      this.#draw();
    });
    observer.observe(part(lab, ".plot", HTMLElement));
    signal.addEventListener("abort", () => observer.disconnect());
    part(lab, ".views", HTMLFieldSetElement).disabled = false;
    this.show(shown);
  }

  show(shown: ShownPhase): void {
    this.#shown = shown;
    const { view } = shown.epidemic.state;
    this.#box.hidden = view !== "phase";
    part(this.#lab, ".plot", HTMLElement).dataset["view"] = view;
    part(this.#lab, "[data-note=turn]", HTMLElement).hidden = view !== "phase";
    part(this.#lab, "[data-note=size]", HTMLElement).hidden = view === "phase";
    this.#draw();
  }

  #draw(): void {
    if (this.#box.hidden || this.#size.width === 0) return;
    const { epidemic, scale } = this.#shown;
    const { path, arrows, start, end, endLabel, threshold } = drawPhase(epidemic, scale, this.#size);
    this.#box.ariaLabel = describePhase(epidemic);
    part(this.#lab, "[data-note=turn]", HTMLElement).textContent = turnOf(epidemic);
    this.#write("svg > .up", `infected ${scale.unit}`);
    this.#write("svg > .across", `susceptible ${scale.unit}`);
    part(this.#box, ".ticks", SVGElement).replaceChildren(...ticksOf(scale));
    part(this.#box, ".track", SVGElement).setAttribute("d", path);
    part(this.#box, ".arrows", SVGElement).replaceChildren(...arrows.map(arrowOf));
    this.#place("start", start, "Day 0");
    this.#place("end", end, endLabel);
    this.#turn(threshold);
    this.#drawPins();
  }

  #drawPins(): void {
    const { epidemic, pins, scale } = this.#shown;
    const drawn = pins.map((pin) => drawPinnedPhase(pin, epidemic, scale, this.#size));
    for (const [n, path] of this.#box.querySelectorAll("[data-dash]").entries())
      path.setAttribute("d", drawn[n]?.path ?? "");
    for (const [n, letter] of this.#box.querySelectorAll(".pinned text").entries()) {
      letter.setAttribute("display", drawn[n] ? "inline" : "none");
      letter.setAttribute("x", String(drawn[n]?.top.x ?? 0));
      letter.setAttribute("y", String(drawn[n]?.top.y ?? 0));
    }
  }

  #turn(threshold: { readonly x: number; readonly label: string } | undefined): void {
    const line = part(this.#box, "line.threshold", SVGElement);
    line.setAttribute("display", threshold ? "inline" : "none");
    for (const name of ["x1", "x2"]) line.setAttribute(name, String(threshold?.x ?? 0));
    part(this.#box, "text.threshold", SVGElement).setAttribute("x", String(threshold?.x ?? 0));
    this.#write("text.threshold", threshold?.label ?? "");
  }

  #place(which: "start" | "end", { x, y }: Point, label: string): void {
    const circle = part(this.#box, `circle.${which}`, SVGElement);
    const text = part(this.#box, `text.${which}`, SVGElement);
    for (const [element, across, up] of [
      [circle, "cx", "cy"],
      [text, "x", "y"],
    ] as const) {
      element.setAttribute(across, x.toFixed(1));
      element.setAttribute(up, y.toFixed(1));
    }
    text.textContent = label;
  }

  #write(selector: string, text: string): void {
    part(this.#box, selector, SVGElement).textContent = text;
  }
}

/** What the phase plane shows. */
export interface ShownPhase {
  readonly epidemic: Epidemic;
  /** Drawn beside it. */
  readonly pins: readonly Pin[];
  readonly scale: PhaseScale;
}

function ticksOf({ acrossTicks, upTicks }: PhaseScale): SVGElement[] {
  return [
    ...upTicks.flatMap(({ height, label }) => {
      const at = `${100 * (1 - height)}%`;
      return [
        svgElement("line", { x1: "0", x2: "100%", y1: at, y2: at }),
        svgElement("text", { class: "up", x: "0", y: at, dx: "-8", dy: "0.35em" }, label),
      ];
    }),
    ...acrossTicks.map(({ height, label }) =>
      svgElement("text", { class: "across", x: `${100 * height}%`, y: "100%", dy: "1.6em" }, label),
    ),
  ];
}

function arrowOf({ x, y, angle }: Arrow): SVGElement {
  const place = `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(0)})`;
  return svgElement("path", { d: "M-11,-6L3,0L-11,6Z", transform: place });
}
