import type { Epidemic } from "./epidemic.ts";
import { curvesOf } from "./pin-curves.ts";
import type { Pin } from "./pin.ts";

/** Draws the curves of pinned runs over the plot, if they or the axes are others than before. */
export class PinLayer {
  readonly #paths: readonly SVGElement[];
  readonly #letters: readonly HTMLElement[];
  #drawn = "";

  constructor(lab: Element) {
    this.#paths = [...lab.querySelectorAll<SVGElement>(".pin-curves path")];
    this.#letters = [...lab.querySelectorAll<HTMLElement>(".pin-marks b")];
  }

  draw(pins: readonly Pin[], { state, top }: Epidemic): void {
    const { days, population, unit, scale } = state;
    const drawn = JSON.stringify([days, population, unit, scale, top, pins]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const curves = curvesOf(pins, state, top);
    for (const [n, path] of this.#paths.entries()) path.setAttribute("d", curves[n]?.path ?? "");
    for (const [n, letter] of this.#letters.entries()) {
      const mark = curves[n]?.mark;
      letter.hidden = !mark;
      if (!mark) continue;
      letter.style.setProperty("--x", String(mark.x));
      letter.style.setProperty("--y", String(mark.y));
    }
  }
}
