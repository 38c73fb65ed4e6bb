/** A stretch of a text; what stood between backticks is code. */
export interface Stretch {
  readonly text: string;
  readonly isCode: boolean;
}

/** Takes a text apart at its backticks; one without a partner stays as it is. */
export function readStretches(text: string): Stretch[] {
  const parts = text.split(/`([^`]+)`/);
  return parts.map((part, index) => ({ text: part, isCode: index % 2 === 1 })).filter((stretch) => stretch.text !== "");
}

/** Takes a text apart at its blank lines; an end of line within a paragraph is a blank. */
export function readParagraphs(text: string): Stretch[][] {
  return text
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s*\n\s*/g, " ").trim())
    .filter((paragraph) => paragraph !== "")
    .map(readStretches);
}
