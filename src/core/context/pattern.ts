import { isGlob } from "./glob.ts";
import { compileExpression } from "./go-regexp.ts";
import { BAD_PATTERN, IgnoreError } from "./ignore-error.ts";
import { cleanPath } from "./path.ts";
import { ANYTHING, SLASH, takeFolders, takeText, type Program } from "./program.ts";
import { trimSpace } from "./white-space.ts";

/** One pattern, ready to be matched. */
export interface Pattern {
  /** Its place in the list that was given. */
  readonly index: number;
  /** Cleaned, and without its "!". */
  readonly text: string;
  /** Whether it began with "!" and takes back what earlier patterns matched. */
  readonly isException: boolean;
  readonly meaning: Meaning;
}

/** What a pattern matches; the same object for equal texts. */
export interface Meaning {
  /** What takes these paths, one program or several. None: when it is first asked, the builder finds out that it is no pattern. */
  readonly programs: readonly Program[];
  /** How the name of every path ends that it matches; mostly nothing but this need be looked at. */
  readonly ending: string;
}

/**
 * Reads patterns as moby's patternmatcher.New does. Left out are those of white space only, and those that stand before
 * already with no change between patterns and exceptions since: only the first of them can decide.
 * @throws IgnoreError for the first that is none.
 */
export function readPatterns(texts: readonly string[]): Pattern[] {
  const meanings = new Map<string, Meaning>();
  const patterns: Pattern[] = [];
  let run = new Set<string>();
  for (const [index, given] of texts.entries()) {
    const trimmed = trimSpace(given.toWellFormed());
    if (trimmed === "") continue;
    const { text, isException } = readMark(cleanPath(trimmed), index);
    if (isException !== patterns.at(-1)?.isException) run = new Set();
    if (run.has(text)) continue;
    run.add(text);
    const meaning = meanings.get(text) ?? readMeaning(text, index);
    meanings.set(text, meaning);
    patterns.push({ index, text, isException, meaning });
  }
  return patterns;
}

function readMark(cleaned: string, index: number): Pick<Pattern, "text" | "isException"> {
  if (cleaned === "!") throw new IgnoreError('illegal exclusion pattern: "!"', index);
  const isException = cleaned.startsWith("!");
  return { text: isException ? cleaned.slice(1) : cleaned, isException };
}

function readMeaning(text: string, index: number): Meaning {
  if (!isGlob(text)) throw new IgnoreError(BAD_PATTERN, index);
  const programs = tryCompile(text);
  return { programs, ending: endingOf(programs) };
}

/** The text after the last slash in which a program ends, if it is the only one. */
function endingOf([program, another]: readonly Program[]): string {
  if (program === undefined || another !== undefined) return "";
  const start = program.findLastIndex((instruction) => typeof instruction !== "number" || instruction === SLASH);
  const codes = program.slice(start + 1).filter((instruction) => typeof instruction === "number");
  return codes.map((code) => String.fromCodePoint(code)).join("");
}

function tryCompile(text: string): readonly Program[] {
  try {
    return compile(text);
  } catch (error) {
    if (error instanceof IgnoreError) return [];
    throw error;
  }
}

/** What is no ordinary text in a pattern. */
const SPECIAL = /\*\*\/?|[*?[\]]|\\./gsu;
/** The same, and what would mean something else in a regular expression; the builder forgets "{", "|" and "}". */
const TRANSLATED = /\*\*\/?|[*?.+()$]|\\./gsu;

/**
 * Compiles a pattern to what takes the paths that it matches. Texts, and texts with "**" at one end, are compared as
 * they stand; all others become the regular expression that the builder makes of them, and mean whatever Go reads there.
 * @throws IgnoreError when Go cannot read it.
 */
function compile(text: string): readonly Program[] {
  // Go's scanner passes over a byte order mark at the beginning.
  const read = text.replace(/^\uFEFF/, "");
  const [special, ...more] = read.matchAll(SPECIAL);
  if (special === undefined) return [takeText(text)];
  if (more.length === 0 && special[0].startsWith("**")) {
    if (special.index === 0) return [takeEnding(text === read ? text.slice(2) : text)];
    if (special.index + special[0].length === read.length) return [[...takeText(text.slice(0, -2)), ANYTHING]];
  }
  return compileExpression(translate(read));
}

/** Takes every path that ends so; when the ending begins with a slash, also the path that is only the rest of it. */
function takeEnding(ending: string): Program {
  return ending.startsWith("/")
    ? [...takeFolders(ANYTHING), ...takeText(ending.slice(1))]
    : [ANYTHING, ...takeText(ending)];
}

/** Writes a pattern as the builder's regular expression; inside a class too, where stars and question marks go astray. */
function translate(pattern: string): string {
  const source = pattern.replace(TRANSLATED, (token, offset: number) => {
    if (token.startsWith("**")) return offset + token.length === pattern.length ? ".*" : "(.*/)?";
    if (token === "*") return "[^/]*";
    if (token === "?") return "[^/]";
    return token.startsWith("\\") ? token : `\\${token}`;
  });
  return `^${source}$`;
}
