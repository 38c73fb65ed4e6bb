import { part } from "../part.ts";
import type { Column, Row } from "./stack.ts";

/** Makes an element out of one of the lab's templates. */
export type Make = (name: "column" | "layer" | "finding") => HTMLElement;

/** Draws the columns of a build into a place, and touches only what differs from what is there. */
export function drawStack(place: HTMLElement, columns: readonly Column[], make: Make): void {
  const drawn = [...place.querySelectorAll<HTMLElement>(":scope > .column")];
  for (const extra of drawn.slice(columns.length)) extra.remove();
  for (const [index, column] of columns.entries()) {
    const element = drawn[index] ?? make("column");
    if (!element.isConnected) place.insertBefore(element, place.querySelector(".arrows"));
    drawColumn(element, column, make);
  }
}

function drawColumn(element: HTMLElement, { title, from, rows, isNeeded }: Column, make: Make): void {
  const heading = part(element, "h3", HTMLElement);
  const list = part(element, "ol", HTMLElement);
  write(heading, title === "" ? "The image" : title);
  heading.hidden = title === "";
  element.dataset["needed"] = isNeeded ? "yes" : "no";
  list.ariaLabel = `Layers${title === "" ? "" : ` of ${title}`}, the last instruction on top`;
  const base = part(list, ".base", HTMLElement);
  write(part(base, "code", HTMLElement), from);
  const drawn = [...list.querySelectorAll<HTMLElement>("li:not(.base)")];
  for (const extra of drawn.slice(0, Math.max(0, drawn.length - rows.length))) extra.remove();
  const kept = drawn.slice(Math.max(0, drawn.length - rows.length));
  while (kept.length < rows.length) {
    const layer = make("layer");
    list.prepend(layer);
    kept.unshift(layer);
  }
  for (const [index, row] of rows.toReversed().entries()) {
    const layer = kept[index];
    if (layer) drawRow(layer, row);
  }
}

function drawRow(layer: HTMLElement, { index, text, status, state, why }: Row): void {
  layer.dataset["status"] = status;
  layer.dataset["index"] = String(index);
  write(part(layer, "code", HTMLElement), text);
  write(part(layer, ".state", HTMLElement), state);
  write(part(layer, ".why", HTMLElement), why);
  const grip = part(layer, ".grip", HTMLElement);
  grip.hidden = index < 0;
  grip.ariaLabel = `Move ${text}`;
}

/** Sets a text, unless it is there already: nothing is read out or laid out again for it. */
export function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
