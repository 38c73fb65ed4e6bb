/**
 * How Go, in which the builder is written, treats text. JavaScript differs in small ways: it takes a byte order mark
 * for a space, turns "ß" into "SS", and counts in UTF-16.
 */

const SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Whether a character is white space (Go's `unicode.IsSpace`). */
export function isSpace(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 0x80 ? code === 32 || (code >= 9 && code <= 13) : SPACE.test(character);
}

export function trimSpaceStart(text: string): string {
  let start = 0;
  while (start < text.length && isSpace(text.charAt(start))) start += 1;
  return text.slice(start);
}

export function trimSpace(text: string): string {
  return trimSpaceStart(trimEnd(text, isSpace));
}

/** Removes characters from the end as long as `unwanted` holds. */
export function trimEnd(text: string, unwanted: (character: string) => boolean): string {
  let end = text.length;
  while (end > 0 && unwanted(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

export function lower(text: string): string {
  return mapCase(text, (letter) => (letter === "İ" ? "i" : letter.toLowerCase()));
}

export function upper(text: string): string {
  return mapCase(text, (letter) => letter.toUpperCase());
}

/** Changes letter by letter; a letter whose other case is written with two stays as it is. */
function mapCase(text: string, change: (letter: string) => string): string {
  if (/^[\0-\x7f]*$/.test(text)) return change(text);
  return Array.from(text, (letter) => (Array.from(change(letter)).length === 1 ? change(letter) : letter)).join("");
}

const ESCAPES: Record<string, string> = {
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
  "\\": "\\\\",
  '"': '\\"',
};

/** Writes a text in double quotes, as `%q` does in the builder's messages. */
export function quote(text: string): string {
  return `"${text.replaceAll(/["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, (letter) => ESCAPES[letter] ?? escaped(letter))}"`;
}

function escaped(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code < 0x80) return `\\x${digits.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

/** Cuts a text at the first separator; without one, the rest is undefined. */
export function cut(text: string, separator: string): [before: string, after: string | undefined] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Reads a truth value as Go's `strconv.ParseBool` does; undefined when it is none. */
export function parseBool(text: string): boolean | undefined {
  if (/^(?:1|t|T|true|TRUE|True)$/.test(text)) return true;
  return /^(?:0|f|F|false|FALSE|False)$/.test(text) ? false : undefined;
}
