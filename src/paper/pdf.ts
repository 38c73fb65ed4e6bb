import { inflateSync } from "node:zlib";

/** What a PDF that Chromium printed says of itself. */
export interface PdfReport {
  readonly title: string;
  /** "en"; empty when it names none. */
  readonly language: string;
  /** Whether a screen reader finds headings, lists and tables in it. */
  readonly isTagged: boolean;
  /** The titles of its outline. */
  readonly outline: readonly string[];
  /** Where its links lead: addresses, and "#place" within it. */
  readonly links: readonly string[];
  /** Places within it that a link may lead to. */
  readonly places: ReadonlySet<string>;
  /** The text of each page, without spaces. */
  readonly pages: readonly string[];
}

/** Reads a PDF as Chromium writes it: each object in plain text, streams deflated. Other programs' PDFs are not understood. */
export function readPdf(bytes: Uint8Array): PdfReport {
  const text = Buffer.from(bytes).toString("latin1");
  const objects = new Map(
    [...text.matchAll(/(?<=\n)(\d+) 0 obj\s([\s\S]*?)\n(?:endobj)/g)].map(([, number, body]) => [number, body ?? ""]),
  );
  const bodies = [...objects.values()];
  const catalog = bodies.find((body) => body.includes("/Type /Catalog")) ?? "";
  const dests = objects.get(/\/Dests (\d+)/.exec(catalog)?.[1]) ?? "";
  return {
    title: textAfter("Title", bodies[0] ?? "") ?? "",
    language: textAfter("Lang", catalog) ?? "",
    isTagged: catalog.includes("/StructTreeRoot") && /\/Marked true/.test(catalog),
    outline: bodies.filter((body) => body.includes("/Parent") && body.includes("/Title")).flatMap(titleOf),
    links: bodies.filter((body) => body.includes("/Subtype /Link")).flatMap(linkOf),
    places: new Set([...dests.matchAll(/^(?:<<)?\/(\S+) \[/gm)].map(([, name]) => nameOf(name ?? ""))),
    pages: bodies.filter((body) => /\/Type \/Page\b/.test(body)).map((page) => textOf(page, objects)),
  };
}

/** Chromium says where each letter stands, and leaves out most spaces. */
export function withoutSpaces(text: string): string {
  return text.replaceAll(/\s/g, "");
}

type Objects = ReadonlyMap<string | undefined, string>;

function titleOf(body: string): string[] {
  return [textAfter("Title", body) ?? ""];
}

function linkOf(body: string): string[] {
  const place = /\/Dest \/(\S+?)(?:>>|\s|$)/.exec(body)?.[1];
  return [place === undefined ? (textAfter("URI", body) ?? "") : `#${nameOf(place)}`];
}

/** Reads a string of a dictionary: "(plain)", or hexadecimal UTF-16 behind its mark of order. */
function textAfter(key: string, body: string): string | undefined {
  const found = new RegExp(String.raw`/${key} (?:\(((?:\\.|[^\\)])*)\)|<(\w*)>)`).exec(body);
  if (found?.[2] !== undefined) return readUtf16(found[2].slice(4));
  return found?.[1]?.replaceAll(/\\(.)/g, "$1");
}

function nameOf(written: string): string {
  return written.replaceAll(/#([\dA-F]{2})/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}

function textOf(page: string, objects: Objects): string {
  const fonts = new Map(
    [...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, number]) => [name, lettersOf(number, objects)]),
  );
  const content = readStream(objects.get(/\/Contents (\d+)/.exec(page)?.[1]));
  let letters: ReadonlyMap<number, string> | undefined;
  let text = "";
  for (const [, font, codes = ""] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-F]+)> Tj/gi)) {
    if (font === undefined) text += decode(codes, letters);
    else letters = fonts.get(font);
  }
  return withoutSpaces(text);
}

/** The letters of a font by their codes; two bytes a code where the font has more than 256. */
function lettersOf(number: string | undefined, objects: Objects): ReadonlyMap<number, string> {
  const map = readStream(objects.get(/\/ToUnicode (\d+)/.exec(objects.get(number) ?? "")?.[1]));
  const [, width = "", table = ""] = /begincodespacerange\s+<(\w+)>.*([\s\S]*)/.exec(map) ?? [];
  const letters = new Map([[WIDTH, String(width.length)]]);
  for (const [, first = "", last, letter = ""] of table.matchAll(/<(\w+)> (?:<(\w+)> )?<(\w+)>(?=\n)/g)) {
    const from = Number.parseInt(first, 16);
    const to = Number.parseInt(last ?? first, 16);
    const start = Number.parseInt(letter.slice(-4), 16);
    for (let code = from; code <= to; code++)
      letters.set(code, from === to ? readUtf16(letter) : String.fromCodePoint(start + code - from));
  }
  return letters;
}

/** Under this code, letters say how many digits a code has. */
const WIDTH = -1;

function decode(codes: string, letters: ReadonlyMap<number, string> = new Map()): string {
  const width = Number(letters.get(WIDTH) ?? 2);
  const each = codes.match(new RegExp(`.{${width}}`, "g")) ?? [];
  return each.map((code) => letters.get(Number.parseInt(code, 16)) ?? "\uFFFD").join("");
}

function readUtf16(hex: string): string {
  return Buffer.from(hex, "hex").swap16().toString("utf16le");
}

function readStream(body = ""): string {
  const begin = body.indexOf("stream");
  if (begin === -1) return "";
  const bytes = Buffer.from(body.slice(body.indexOf("\n", begin) + 1, body.lastIndexOf("endstream")), "latin1");
  return body.includes("/FlateDecode") ? inflateSync(bytes).toString("latin1") : bytes.toString("latin1");
}
