/** An element of an SVG picture. The server writes it as markup, and a script into the page, so that both draw the same. */
export interface Shape {
  readonly tag: "g" | "rect" | "path" | "text";
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly children?: readonly Shape[];
}

const SVG = "http://www.w3.org/2000/svg";

/** Makes an element hold these shapes. What is drawn already stays: browsers lay out only what changes while a reader types. */
export function drawShapes(place: Element, shapes: readonly Shape[]): void {
  const drawn = [...place.children];
  for (const [index, shape] of shapes.entries()) {
    const before = drawn[index];
    if (before === undefined) place.append(elementOf(shape));
    else if (before.localName === shape.tag) change(before, shape);
    else before.replaceWith(elementOf(shape));
  }
  for (const surplus of drawn.slice(shapes.length)) surplus.remove();
}

function change(element: Element, { attributes, text, children = [] }: Shape): void {
  for (const name of element.getAttributeNames()) if (!Object.hasOwn(attributes, name)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
  if (text === undefined) drawShapes(element, children);
  else if (element.textContent !== text) element.textContent = text;
}

function elementOf({ tag, attributes, text, children = [] }: Shape): Element {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (text !== undefined) element.textContent = text;
  element.append(...children.map(elementOf));
  return element;
}
