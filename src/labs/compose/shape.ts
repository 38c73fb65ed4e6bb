/** An element of an SVG picture. The server writes it as markup, and a script into the page, so that both draw the same. */
export interface Shape {
  readonly tag: "g" | "rect" | "path" | "text";
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly children?: readonly Shape[];
}

const SVG = "http://www.w3.org/2000/svg";

/** Puts shapes into an element in place of what it holds. */
export function drawShapes(place: Element, shapes: readonly Shape[]): void {
  place.replaceChildren(...shapes.map(elementOf));
}

function elementOf({ tag, attributes, text, children = [] }: Shape): Element {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (text !== undefined) element.textContent = text;
  element.append(...children.map(elementOf));
  return element;
}
