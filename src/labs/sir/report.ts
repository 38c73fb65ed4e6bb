import type { Epidemic } from "./epidemic.ts";
import { part, writePart } from "../part.ts";
import { descriptionOf, FIGURES, figuresOf, sizeNoteOf, thresholdOf, verdictOf } from "./words.ts";

/** Writes everything that the lab says about an epidemic in words and numbers into its markup. */
export function report(lab: Element, epidemic: Epidemic): void {
  const figures = figuresOf(epidemic);
  for (const key of FIGURES) {
    writePart(lab, `[data-figure=${key}] b`, figures[key].number);
    part(lab, `[data-figure=${key}] + small`, HTMLElement).hidden = !figures[key].open;
  }
  writePart(lab, "figcaption", verdictOf(epidemic));
  writePart(lab, "[data-note=size]", sizeNoteOf(epidemic));
  writePart(lab, "[data-shows=threshold]", thresholdOf(epidemic));
  part(lab, ".chart", HTMLElement).ariaLabel = descriptionOf(epidemic);
}
