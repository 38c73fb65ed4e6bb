import { writeRichText } from "../exercise/rich-text.ts";
import { findPart, part, writePart } from "../part.ts";
import type { Trouble } from "./trouble.ts";
import { countTroubles, placeInWords } from "./trouble-words.ts";

/** More than this, nobody reads below an editor. */
const MOST = 20;

/** Lists what Compose says of the files. Buttons carry the index of the trouble that they lead to or mend. */
export function listTroubles(place: HTMLElement, troubles: readonly Trouble[], make: () => HTMLElement): void {
  writePart(place, ".count", countTroubles(troubles));
  const items = troubles.slice(0, MOST).map((trouble, index) => itemOf(trouble, index, make()));
  part(place, "ul", HTMLElement).replaceChildren(...items);
}

function itemOf(trouble: Trouble, index: number, item: HTMLElement): HTMLElement {
  const { severity, message, composeSays, where, fix } = trouble;
  item.classList.toggle("error", severity === "error");
  writeRichText(part(item, "span", HTMLElement), message);
  const place = part(item, "[data-do=go]", HTMLButtonElement);
  place.hidden = where === undefined;
  place.value = String(index);
  place.textContent = placeInWords(trouble);
  const says = part(item, ".says", HTMLElement);
  says.hidden = composeSays === undefined || composeSays === message;
  writePart(says, "code", composeSays ?? "");
  const mend = part(item, "[data-do=mend]", HTMLButtonElement);
  mend.hidden = fix === undefined;
  mend.value = String(index);
  mend.textContent = fix?.title ?? "";
  findPart(item, ".row", HTMLElement)?.toggleAttribute("hidden", fix === undefined);
  return item;
}
