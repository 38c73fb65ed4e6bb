import { plainLine } from "./words.ts";

const SUSPECT =
  /error|fatal|denied|cannot|can't|could not|unable|fail|exception|not found|refused|missing|invalid|no such/i;
/** What a builder adds below every failure, which says that it failed and not why. */
const TRAILER = /did not complete successfully|^#\d+ ERROR: process|^See '|^note:|^\s*hint:/i;
const MOST = 3;
const LONGEST = 300;

/** The lines of a text that look like the cause of a failure, the last ones, in their order. */
export function suspectLines(text: string): string[] {
  const lines = text.split(/\r\n?|\n/).map(plainLine);
  const suspects = lines.filter((line) => SUSPECT.test(line) && !TRAILER.test(line));
  return [...new Set(suspects)].slice(-MOST).map((line) => line.slice(0, LONGEST));
}
