/**
 * Finds a part of the lab's markup.
 *
 * @throws if the lab does not render it.
 */
export function part<Part extends Element>(root: Element, selector: string, kind: abstract new () => Part): Part {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`<${root.localName}> has no ${selector}: its .astro file must render one.`);
}

/** Writes a text into a part of the lab's markup, unless it stands there: what is written is laid out again. */
export function writePart(root: Element, selector: string, text: string): void {
  const found = part(root, selector, Element);
  if (found.textContent !== text) found.textContent = text;
}

/** Finds a part that only some of the lab's forms have. */
export function findPart<Part extends Element>(
  root: Element,
  selector: string,
  kind: abstract new () => Part,
): Part | undefined {
  const found = root.querySelector(selector);
  return found instanceof kind ? found : undefined;
}
