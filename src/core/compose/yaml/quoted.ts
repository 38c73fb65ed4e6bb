import type { Place } from "../node.ts";
import { isBreak, isGap } from "./characters.ts";
import type { Cursor } from "./cursor.ts";
import { passGap } from "./gap.ts";

const DURING = "while scanning a quoted scalar";

/** Reads a scalar in single or double quotes. */
export function scanQuoted(cursor: Cursor, since: Place): string {
  const quote = cursor.code();
  let text = "";
  cursor.skip();
  for (;;) {
    if (cursor.isAtMark()) throw cursor.fault("found unexpected document indicator", DURING, since);
    if (cursor.code() === 0) throw cursor.fault("found unexpected end of stream", DURING, since);
    const word = scanWord(cursor, quote, since);
    text += word.text;
    if (cursor.code() === quote) break;
    text += passGap(cursor, word.isNewLine).text;
  }
  cursor.skip();
  return text;
}

interface Word {
  readonly text: string;
  /** Whether it ends with a backslash and with the line. */
  readonly isNewLine: boolean;
}

function scanWord(cursor: Cursor, quote: number, since: Place): Word {
  let text = "";
  let start = cursor.offset;
  const take = (): string => text + cursor.text.slice(start, cursor.offset);
  for (let code = cursor.code(); !isGap(code); code = cursor.code()) {
    if (code === quote && (quote === 34 || cursor.code(1) !== 39)) break;
    if (code === 92 && quote === 34) {
      text = take();
      if (isBreak(cursor.code(1))) return endLine(cursor, text);
      text += scanEscape(cursor, since);
      start = cursor.offset;
    } else if (code === quote) {
      cursor.skip();
      text = take();
      cursor.skip();
      start = cursor.offset;
    } else cursor.skip();
  }
  return { text: take(), isNewLine: false };
}

function endLine(cursor: Cursor, text: string): Word {
  cursor.skip();
  cursor.passBreak();
  return { text, isNewLine: true };
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ...["\t", " ", '"', "'", "\\"].map((sign): [string, string] => [sign, sign]),
  ["0", "\0"],
  ["a", "\u0007"],
  ["b", "\b"],
  ["t", "\t"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\u001B"],
  ["N", "\u0085"],
  ["_", "\u00A0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
]);
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

/** Reads what a backslash and the signs behind it stand for. */
function scanEscape(cursor: Cursor, since: Place): string {
  const sign = cursor.text.charAt(cursor.offset + 1);
  const length = LENGTHS.get(sign);
  const escaped = ESCAPES.get(sign);
  if (length === undefined && escaped === undefined)
    throw cursor.fault("found unknown escape character", DURING, since);
  cursor.skip(2);
  return length === undefined ? (escaped ?? "") : scanCode(cursor, length, since);
}

function scanCode(cursor: Cursor, length: number, since: Place): string {
  const digits = cursor.text.slice(cursor.offset, cursor.offset + length);
  if (!/^[\da-fA-F]+$/.test(digits)) throw cursor.fault("did not find expected hexadecimal number", DURING, since);
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd8_00 && code <= 0xdf_ff) || code > 0x10_ff_ff)
    throw cursor.fault("found invalid Unicode character escape code", DURING, since);
  cursor.skip(length);
  return String.fromCodePoint(code);
}
