import type { Epidemic } from "./epidemic.ts";
import { part } from "../part.ts";
import { descriptionOf, FIGURES, figuresOf, thresholdOf, verdictOf } from "./words.ts";

/** Writes everything that the lab says about an epidemic in words and numbers into its markup. */
export function report(lab: Element, epidemic: Epidemic): void {
  const figures = figuresOf(epidemic);
  for (const key of FIGURES) {
    part(lab, `[data-figure=${key}] b`, HTMLElement).textContent = figures[key].number;
    part(lab, `[data-figure=${key}] + small`, HTMLElement).hidden = !figures[key].open;
  }
  part(lab, "figcaption", HTMLElement).textContent = verdictOf(epidemic);
  part(lab, "[data-shows=threshold]", HTMLElement).textContent = thresholdOf(epidemic);
  part(lab, ".chart", HTMLElement).ariaLabel = descriptionOf(epidemic);
}
