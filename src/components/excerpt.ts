export interface ExcerptOf {
  /** The file's name, for messages. */
  path: string;
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * Gives the lines of a text from the first that holds `from` to the next that holds `to`, without the indent that they
 * share; the whole text without its last line end when neither is told. Throws when a text is not in the file any more.
 */
export function excerpt(text: string, { path, from, to }: ExcerptOf): string {
  const lines = text.replace(/\n$/, "").split("\n");
  const first = from === undefined ? 0 : lines.findIndex((line) => line.includes(from));
  if (first === -1) throw new Error(`No line of ${path} holds "${from}", where the excerpt should start.`);
  const length = to === undefined ? lines.length : lines.slice(first).findIndex((line) => line.includes(to)) + 1;
  if (length === 0) throw new Error(`No line of ${path} after its start holds "${to}", where the excerpt should end.`);
  return dedent(lines.slice(first, first + length)).join("\n");
}

function dedent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return lines.map((line) => line.slice(shared));
}
