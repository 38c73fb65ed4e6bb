/**
 * Writes a line for an ignore file that keeps out one path. What a pattern or the reader of the file would take for
 * something else is written as "?", any one character.
 */
export function patternFor(path: string): string {
  return path
    .replace(/[*?[\]\\{|}^\p{White_Space}\uFEFF]|^[#!]/gu, (character) => (character === " " ? " " : "?"))
    .replace(/^ | $/g, "?");
}
