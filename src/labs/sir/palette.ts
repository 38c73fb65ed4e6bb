import { part } from "../part.ts";
import type { Palette, Stroke } from "./drawing.ts";
import type { Compartment } from "./epidemic.ts";

/** Takes the colours of the picture as the theme has them now; they stand in picture.css and pins.css. */
export function paletteOf(lab: Element): Palette {
  const styleOf = (selector: string): CSSStyleDeclaration => getComputedStyle(part(lab, selector, Element));
  const lineOf = (name: Compartment): Stroke => strokeOf(styleOf(`[data-line=${name}]`));
  const sheet = styleOf(".chart");
  return {
    sheet: sheet.backgroundColor,
    ink: sheet.color,
    soft: styleOf(".unit").fill,
    rule: styleOf(".people line:last-of-type").stroke,
    area: styleOf(".area").fill,
    lines: {
      susceptible: lineOf("susceptible"),
      exposed: lineOf("exposed"),
      infected: lineOf("infected"),
      recovered: lineOf("recovered"),
    },
    pins: Array.from(lab.querySelectorAll(".pin-curves path"), (path) => strokeOf(getComputedStyle(path))),
    intervention: styleOf(".intervention rect").fill,
  };
}

/** The line that a style draws. */
function strokeOf({ stroke, strokeWidth, strokeDasharray }: CSSStyleDeclaration): Stroke {
  const dashes = strokeDasharray.split(/[ ,]+/).map(Number.parseFloat).filter(Number.isFinite);
  return { colour: stroke, width: Number.parseFloat(strokeWidth), dashes };
}

/** What is read of the lab as it looks in the light theme, whatever the reader's: a file is for paper and for other programs. */
export function inLight<Read>(lab: HTMLElement, read: (lab: Element) => Read): Read {
  lab.style.colorScheme = "light";
  try {
    return read(lab);
  } finally {
    lab.style.removeProperty("color-scheme");
  }
}
