/** Makes an element of SVG, with a text in it if it has one. */
export function svgElement(name: SvgName, attributes: Readonly<Record<string, string>>, text = ""): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

type SvgName = "line" | "path" | "text";
