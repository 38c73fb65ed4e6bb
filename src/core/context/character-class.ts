import { BAD_PATTERN, IgnoreError } from "./ignore-error.ts";
import type { Instruction, Test } from "./program.ts";
import type { Source } from "./source.ts";

/**
 * Reads what stands for one character in a regular expression of Go: itself, an escape, or a class.
 * @throws IgnoreError when Go refuses it.
 */
export function readCharacter(source: Source): Instruction {
  const test = source.take(OPENING) === undefined ? readNamed(source) : readClass(source);
  return test === undefined ? readCode(source) : { op: "one", test };
}

const OPENING = /\[/y;
const NEGATION = /\^/y;
const CLOSING = /\]/y;
const RANGE = /-(?!\]|$)/y;

/** Reads on behind the bracket that opens a class. Its first member may be a closing bracket. */
function readClass(source: Source): Test {
  const isNegated = source.take(NEGATION) !== undefined;
  const members: Test[] = [];
  do members.push(readMember(source));
  while (source.take(CLOSING) === undefined);
  return (code) => members.some((test) => test(code)) !== isNegated;
}

function readMember(source: Source): Test {
  const named = readPosix(source) ?? readNamed(source);
  if (named !== undefined) return named;
  const low = readCode(source);
  const high = source.take(RANGE) === undefined ? low : readCode(source);
  if (high < low) throw new IgnoreError(BAD_PATTERN);
  return (code) => low <= code && code <= high;
}

const POSIX_START = /(?=\[:)/y;
const POSIX = /\[:\^?[a-z]+:\]/y;
const POSIX_SETS: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: "\\0-\\x7f",
  blank: "\\t ",
  cntrl: "\\0-\\x1f\\x7f",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\/:-@\\[-`\\{-~",
  space: "\\t-\\r ",
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};

/** Reads "[:alpha:]" or "[:^alpha:]" inside a class. What is never closed by ":]" is no name, but characters. */
function readPosix(source: Source): Test | undefined {
  if (source.take(POSIX_START) === undefined || !source.hasAhead(":]", 2)) return undefined;
  const [, negation = "", name = ""] = /(\^?)([a-z]+)/.exec(source.take(POSIX) ?? "") ?? [];
  const set = POSIX_SETS[name];
  if (set === undefined) throw new IgnoreError(BAD_PATTERN);
  return testSet(negation + set);
}

const NAMED = /\\(?:[DdSsWw]|[Pp](?:[A-Za-z]|\{\^?[\w -]+\}))/y;
const PERL_SETS: Readonly<Record<string, string>> = { d: "0-9", s: "\\t\\n\\f\\r ", w: "0-9A-Za-z_" };

/** Reads "\d" and its like, "\pL" or "\p{Greek}". */
function readNamed(source: Source): Test | undefined {
  const [, kind, negation, property] = /\\(.)\{?(\^?)([\w -]*)/.exec(source.take(NAMED) ?? "") ?? [];
  if (kind === undefined || property === undefined) return undefined;
  const isNegated = (kind === kind.toUpperCase()) !== (negation === "^");
  const test = property === "" ? testSet(PERL_SETS[kind.toLowerCase()] ?? "") : testProperty(property);
  return isNegated ? (code) => !test(code) : test;
}

/** A general category of Unicode or a script, in whatever case. */
function testProperty(name: string): Test {
  const words = name.toLowerCase().split(/[ _-]/);
  const value = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("_");
  for (const property of [`gc=${value}`, `sc=${value}`, value]) {
    try {
      return testSet(`\\p{${property}}`);
    } catch {
      // JavaScript knows none of this kind; there may be one of the next.
    }
  }
  throw new IgnoreError(BAD_PATTERN);
}

/** @param set What stands between the brackets of a class in JavaScript. */
function testSet(set: string): Test {
  const expression = new RegExp(`[${set}]`, "u");
  return (code) => expression.test(String.fromCodePoint(code));
}

const PLAIN = /[^\\]/suy;
const ESCAPED =
  /\\(?:0[0-7]{0,2}|[1-7][0-7]{1,2}|x(?:[\dA-Fa-f]{2}|\{[\dA-Fa-f]+\})|[afn]|[rtv]|[^\dA-Za-z\u0080-\u{10FFFF}])/uy;
const CONTROLS: Readonly<Record<string, number>> = { a: 0x07, f: 0x0c, n: 0x0a, r: 0x0d, t: 0x09, v: 0x0b };

/** Reads one character, as it is or escaped, and gives its code point. */
function readCode(source: Source): number {
  const plain = source.take(PLAIN)?.codePointAt(0);
  if (plain !== undefined) return plain;
  const escaped = source.take(ESCAPED)?.slice(1);
  if (escaped === undefined) throw new IgnoreError(BAD_PATTERN);
  if (/^\d/.test(escaped)) return Number.parseInt(escaped, 8);
  if (escaped.startsWith("x")) return readHexadecimal(escaped.replace(/[x{}]/g, ""));
  return CONTROLS[escaped] ?? escaped.codePointAt(0) ?? 0;
}

function readHexadecimal(digits: string): number {
  const code = Number.parseInt(digits, 16);
  if (code > 0x10_ff_ff) throw new IgnoreError(BAD_PATTERN);
  return code;
}
