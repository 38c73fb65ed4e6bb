import { part, writePart } from "../part.ts";
import type { Remarks } from "./inquiry.ts";
import type { Layout } from "./layout.ts";
import { drawLayout } from "./picture.ts";
import { drawShapes } from "./shape.ts";
import { leftInWords } from "./stack-words.ts";

/** Draws a stack into the lab's markup; undefined leaves the last one, dimmed. @param name What it is, in a sentence. */
export function drawStack(lab: Element, layout: Layout | undefined, name: string): void {
  part(lab, ".picture", HTMLElement).classList.toggle("stale", layout === undefined);
  if (!layout) return;
  const picture = part(lab, ".picture svg", SVGSVGElement);
  picture.setAttribute("viewBox", `0 0 ${layout.width} ${layout.height}`);
  picture.style.setProperty("--width", `${layout.width}px`);
  picture.setAttribute("aria-label", name);
  drawShapes(picture, drawLayout(layout));
  writePart(lab, ".picture .left", leftInWords(layout.left));
}

/** Writes what the picture shows in words. */
export function writeWords(lab: Element, words: Remarks["words"]): void {
  const entries = words.flatMap(({ service, text }) => {
    const name = document.createElement("dt");
    name.textContent = service;
    const description = document.createElement("dd");
    description.textContent = text;
    return [name, description];
  });
  part(lab, ".words dl", HTMLElement).replaceChildren(...entries);
}
