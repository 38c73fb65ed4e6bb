import { stripVTControlCharacters } from "node:util";

/**
 * Gives what a person reads of a terminal's output: without control sequences, with plain line ends,
 * and of a line that was written over only what was left on it.
 */
export function readableText(output: string): string {
  return stripVTControlCharacters(output)
    .replaceAll(/\r+\n/g, "\n")
    .split("\n")
    .map((line) => erase(line.slice(line.lastIndexOf("\r") + 1)))
    .join("\n");
}

/** Takes away what backspaces and bells stand for. */
function erase(line: string): string {
  let text = "";
  for (const character of line) {
    if (character === "\b") text = text.slice(0, -1);
    else if (character !== "\u0007") text += character;
  }
  return text;
}
