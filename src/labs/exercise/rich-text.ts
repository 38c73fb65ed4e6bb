import { readStretches } from "../../core/text/rich-text.ts";

/** Writes a text into an element: what stands in backticks as code. */
export function writeRichText<Place extends HTMLElement>(place: Place, text: string): Place {
  const parts = readStretches(text).map(({ text: words, isCode }) =>
    isCode ? Object.assign(document.createElement("code"), { textContent: words }) : words,
  );
  place.replaceChildren(...parts);
  return place;
}
