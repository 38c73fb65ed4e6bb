/** Gives the text of markup that Astro wrote: without tags, and with the letters that its entities stand for. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(lt|gt|quot|apos|amp));/gi, (_, decimal, hex, name) =>
      name ? (NAMED[String(name).toLowerCase()] ?? "") : String.fromCodePoint(Number(decimal ?? `0x${hex}`)),
    );
}

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
