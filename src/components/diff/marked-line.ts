import type { DiffSpan } from "../../core/example/diff.ts";
import { type Piece, toHtml } from "../highlight.ts";

/**
 * Gives a line that changed as HTML: the words that did are marked, and all keep their colours.
 * @param pieces The line as it is coloured; joined, its text is that of the spans.
 */
export function markedLine(pieces: readonly Piece[], spans: readonly DiffSpan[]): string {
  let end = 0;
  return spans
    .map(({ text, changed }) => {
      const html = toHtml(cut(pieces, end, (end += text.length)));
      return changed ? `<mark>${html}</mark>` : html;
    })
    .join("");
}

/** The pieces between two places of their text; one that reaches over a place is cut there. */
function cut(pieces: readonly Piece[], from: number, to: number): Piece[] {
  let start = 0;
  return pieces.flatMap(({ text, kind }) => {
    const inside = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += text.length;
    return inside === "" ? [] : { text: inside, kind };
  });
}
