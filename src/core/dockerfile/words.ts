import { DockerfileError } from "./error.ts";
import type { EscapeCharacter } from "./shell.ts";
import type { Stretch, Word } from "./source.ts";
import { isSpace, quote, trimSpaceStart } from "./text.ts";

/** What separates an instruction from its arguments, and one argument from the next. Rarer spaces do not. */
const SEPARATOR = /[\t\v\f\r ]/;

/** Splits at the first separator; the second part is undefined when there is none. */
export function splitFirst(stretch: Stretch): [first: Stretch, rest: Stretch | undefined] {
  const start = stretch.text.search(SEPARATOR);
  if (start === -1) return [stretch, undefined];
  return [stretch.part(0, start), stretch.part(skipSeparators(stretch.text, start))];
}

/** Splits at every separator: the arguments of COPY, FROM, EXPOSE, …. */
export function splitFields(stretch: Stretch): Word[] {
  const { text } = stretch;
  const words: Word[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!SEPARATOR.test(text.charAt(at))) continue;
    words.push(stretch.word(start, at));
    start = skipSeparators(text, at);
    at = start;
  }
  if (text !== "") words.push(stretch.word(start));
  return words;
}

function skipSeparators(text: string, start: number): number {
  let at = start;
  while (at < text.length && SEPARATOR.test(text.charAt(at))) at += 1;
  return at;
}

/** A name and its value as ENV and LABEL take them. */
export interface Pair {
  readonly key: Word;
  readonly value: Word;
  /** Whether it is written without "=", in the old way. */
  readonly legacy: boolean;
}

/** Takes the pairs of ENV or LABEL apart. Throws a DockerfileError for a word that is no pair. */
export function readPairs(stretch: Stretch, escape: EscapeCharacter, instruction: string): Pair[] {
  const words = splitQuoted(stretch, escape);
  if (words[0]?.text.includes("=") === false) return [readLegacyPair(stretch, instruction)];
  return words.map((word) => {
    const equals = word.text.indexOf("=");
    if (equals !== -1) return { key: word.word(0, equals), value: word.word(equals + 1), legacy: false };
    throw new DockerfileError(`Syntax error - can't find = in ${quote(word.text)}. Must be of the form: name=value`);
  });
}

function readLegacyPair(stretch: Stretch, instruction: string): Pair {
  const [key, value] = splitFirst(stretch);
  if (!value) throw new DockerfileError(`${instruction} must have two arguments`);
  return { key: key.word(), value: value.word(), legacy: true };
}

/** Splits at white space outside quotes: the arguments of ARG, ENV and LABEL. Quotes and escapes stay. */
export function splitQuoted(stretch: Stretch, escape: EscapeCharacter): Stretch[] {
  const words: Stretch[] = [];
  let at = 0;
  while (at < stretch.text.length) {
    const end = findWordEnd(stretch.text, at, escape);
    if (end.before > at) words.push(stretch.part(at, end.before));
    at = end.next;
  }
  return words;
}

/** Finds where a word ends and where to look for the next one. */
function findWordEnd(text: string, start: number, escape: EscapeCharacter): { before: number; next: number } {
  let quoteMark = "";
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoteMark === "" && isSpace(character)) return { before: at, next: at + 1 };
    if (character === escape && quoteMark !== "'") {
      at += 1;
      // An escape character at the very end escapes nothing and is dropped.
      if (at === text.length) return { before: at - 1, next: at };
    } else if (quoteMark === "" ? character === "'" || character === '"' : character === quoteMark) {
      quoteMark = quoteMark === "" ? character : "";
    }
  }
  return { before: text.length, next: text.length };
}

/**
 * Reads a JSON array of texts; undefined when the text is none, which is then a command for the shell.
 * Throws a DockerfileError if it is an array of something else.
 */
export function readJsonWords(stretch: Stretch): Word[] | undefined {
  const text = trimSpaceStart(stretch.text);
  const values = text.startsWith("[") ? parseJson(text) : undefined;
  if (!Array.isArray(values)) return undefined;
  if (!values.every((value) => typeof value === "string")) {
    throw new DockerfileError("when using JSON array syntax, arrays must be comprised of strings only");
  }
  const literals = stretch.text.matchAll(/"(?:[^"\\]|\\.)*"/g);
  return Array.from(literals, (literal, index) =>
    stretch.word(literal.index, literal.index + literal[0].length, values[index]?.toWellFormed()),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
