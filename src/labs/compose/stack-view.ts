import type { Stack } from "../../core/compose/model.ts";
import { part, writePart } from "../part.ts";
import { describeService, summariseStack } from "./describe.ts";
import { layOut } from "./layout.ts";
import { drawLayout } from "./picture.ts";
import { drawShapes } from "./shape.ts";
import { leftInWords } from "./stack-words.ts";

/** Draws a stack into the lab's markup; undefined leaves the last one, dimmed. */
export function drawStack(lab: Element, stack: Stack | undefined): void {
  part(lab, ".picture", HTMLElement).classList.toggle("stale", stack === undefined);
  if (!stack) return;
  const layout = layOut(stack);
  const picture = part(lab, ".picture svg", SVGSVGElement);
  picture.setAttribute("viewBox", `0 0 ${layout.width} ${layout.height}`);
  picture.style.setProperty("--width", `${layout.width}px`);
  picture.setAttribute("aria-label", summariseStack(stack));
  drawShapes(picture, drawLayout(layout));
  writePart(lab, ".picture .left", leftInWords(layout.left));
}

/** Writes what the picture shows in words. */
export function describeStack(lab: Element, stack: Stack): void {
  const services = [...stack.services.values()].slice(0, MOST);
  const entries = services.flatMap((service) => {
    const name = document.createElement("dt");
    name.textContent = service.name;
    const words = document.createElement("dd");
    words.textContent = describeService(service, stack).join(" ");
    return [name, words];
  });
  part(lab, ".words dl", HTMLElement).replaceChildren(...entries);
}

const MOST = 200;
