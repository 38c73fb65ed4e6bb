/** What the text and the pane beside it get of a window; lengths are in rem. */
export interface PaneSize {
  readonly width: number;
  readonly least: number;
  readonly most: number;
  /** The list of lessons gives its place to the text. */
  readonly isShelfFolded: boolean;
}

/** From this width of the window on there is room for both; below it the pane is a sheet from below. */
export const BESIDE_FROM = 60;
/** A lesson's column of 34 rem with its margins. */
const TEXT = 38;
const LEAST = BESIDE_FROM - TEXT;
/** The list of lessons. */
const SHELF = 17;

/**
 * Gives a pane the share of the window that the reader wants, as far as the text stays readable.
 * @param share Between 0 and 1.
 */
export function fitPane(window: number, share: number): PaneSize {
  const most = Math.max(LEAST, window - TEXT);
  const width = Math.min(most, Math.max(LEAST, window * share));
  return { width, least: LEAST, most, isShelfFolded: window - width < TEXT + SHELF };
}

/** How high the sheet on a phone is. */
export type SheetHeight = "half" | "full";

/** Says whether a window is too low for a text and a lab above each other: a phone on its side, or a window at 400 %. */
export function isLow(height: number): boolean {
  return height < 30;
}

/**
 * Says where a sheet comes to rest that was let go of; undefined means that it closes.
 * @param share What it covers of the window, between 0 and 1.
 */
export function restSheet(share: number): SheetHeight | undefined {
  if (share < 0.3) return undefined;
  return share < 0.72 ? "half" : "full";
}
