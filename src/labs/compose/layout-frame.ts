/** Measures that all parts of a layout share, in the picture's own units. */
export const MARGIN = 10;
/** Between two columns. */
export const GAP = 14;
/** Between a band's edge and what stands in it. */
export const PADDING = 12;
/** The room of a band's name. */
export const HEAD = 26;
export const BOX = 50;
export const LABEL = 42;
/** From one band to the next. */
export const ROW = HEAD + BOX + PADDING + 10;
/** How far lines of labels stand from their column's right edge. */
export const RAIL = 7;

/** The width of a letter, and what the frames of texts add. */
const LETTER = 6.7;
const FRAME = 26;
const [NARROWEST, WIDEST] = [112, 190];

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Two lines of text in a frame, the first the larger one. */
export interface Lettering {
  readonly title: string;
  readonly note: string;
}

/** Where columns and bands are. */
export interface Frame {
  /** Of each column. */
  readonly width: number;
  /** Where bands begin and end. */
  readonly top: number;
  readonly bottom: number;
}

/** Gives where a column begins. */
export function leftOf(index: number, { width }: Frame): number {
  return MARGIN + PADDING + index * (width + GAP);
}

/** Gives the width that the longest text needs, within bounds. */
export function widthFor(texts: readonly string[]): number {
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0);
  return Math.min(Math.max(Math.ceil(longest * LETTER) + FRAME, NARROWEST), WIDEST);
}

/** Cuts both lines to what fits into a width; of a path the end stays. */
export function fit({ title, note }: Lettering, width: number): Lettering {
  const most = Math.floor((width - FRAME + 6) / LETTER);
  const cut = (text: string): string => {
    if (text.length <= most) return text;
    return text.startsWith("/") ? `…${text.slice(1 - most)}` : `${text.slice(0, most - 1)}…`;
  };
  return { title: cut(title), note: cut(note) };
}
