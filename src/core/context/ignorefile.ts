import { IgnoreError } from "./ignore-error.ts";
import { cleanPath } from "./path.ts";
import { trimSpace } from "./white-space.ts";

/** A line of an ignore file that holds a pattern. */
export interface IgnoreLine {
  /** Counted from 1. */
  readonly line: number;
  /** Cleaned, without the slash at its beginning, and with its "!": "!src/main.py". */
  readonly pattern: string;
}

/** In bytes: the builder's buffer of 64 KiB must hold the end of the line too. */
const LONGEST_LINE = 65_535;

/**
 * Reads the text of a .dockerignore as the builder does (moby's ignorefile.ReadAll). A byte order mark is skipped, and
 * a line is a comment only when "#" is its very first character.
 * @throws IgnoreError when a line is longer than the builder can read.
 */
export function parseIgnorefile(text: string): IgnoreLine[] {
  return text.split("\n").flatMap((whole, index) => {
    if (isTooLong(whole)) throw new IgnoreError("bufio.Scanner: token too long");
    const content = index === 0 ? whole.replace(/^\uFEFF/, "") : whole;
    const pattern = content.startsWith("#") ? "" : cleanPattern(trimSpace(content));
    return pattern === "" ? [] : [{ line: index + 1, pattern }];
  });
}

function cleanPattern(text: string): string {
  const mark = text.startsWith("!") ? "!" : "";
  const path = mark ? trimSpace(text.slice(1)) : text;
  if (path === "") return mark;
  const cleaned = cleanPath(path);
  return mark + (cleaned === "/" ? cleaned : cleaned.replace(/^\//, ""));
}

function isTooLong(line: string): boolean {
  // No character takes more than three bytes for each of its units.
  if (line.length * 3 <= LONGEST_LINE) return false;
  let bytes = 0;
  for (const character of line) {
    bytes += bytesOf(character.codePointAt(0) ?? 0);
    if (bytes > LONGEST_LINE) return true;
  }
  return false;
}

/** How many bytes a character takes in UTF-8. */
function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
