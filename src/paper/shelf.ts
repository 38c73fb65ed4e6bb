/** A handout that was printed. */
export interface Printed {
  /** The file in /handouts/, "part-1.pdf". */
  readonly file: string;
  readonly title: string;
  readonly pages: number;
  readonly bytes: number;
}

/** The place in the page of all lessons, which the build leaves empty: no page links to what is not there. */
const PLACE = /(<div data-part="handouts"[^>]*>)[\s\S]*?(<\/div>)/;

/**
 * Writes links to the printed handouts into the built page of all lessons.
 * @throws when the page has no place for them.
 */
export function shelveHandouts(html: string, base: string, printed: readonly Printed[]): string {
  if (!PLACE.test(html)) throw new Error("The page of all lessons has no place for handouts: build the site again.");
  const rows = printed.map(({ file, title, pages, bytes }) => {
    const size = `${(bytes / 1e6).toFixed(1)} MB`;
    return `<li><a href="${base}handouts/${file}">${title}</a> <small>PDF, ${pages} pages, ${size}</small></li>`;
  });
  const list = `<h2>On paper</h2><p>With room to write; our answers are on the last sheets.</p><ul>${rows.join("")}</ul>`;
  return html.replace(PLACE, (_, open: string, close: string) => `${open}${list}${close}`);
}
