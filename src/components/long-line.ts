/** How many letters of code a sheet of A4 holds beside each other; print.css sets margins and type so. */
const SHEET = 104;

/**
 * Joins lines of code, given as text and as HTML, and marks those that are longer than a sheet is wide: on paper they are broken,
 * and a sign says so.
 */
export function joinLines(lines: readonly { readonly text: string; readonly html: string }[]): string {
  return lines
    .map(({ text, html }, index) => {
      const line = index < lines.length - 1 ? `${html}\n` : html;
      return text.length > SHEET ? `<span class="long">${line}</span>` : line;
    })
    .join("");
}
