import type { Place } from "../node.ts";
import { isBlank, isBreak } from "./characters.ts";
import type { Cursor } from "./cursor.ts";
import { fold } from "./gap.ts";

const DURING = "while scanning a block scalar";

/** Reads the scalar behind `|` or `>`. @param parent The column of the map or list in which it stands; -1 outside of any. */
export function scanBlock(cursor: Cursor, since: Place, parent: number): string {
  const isFolded = cursor.code() === 62;
  const { chomping, digit } = scanHeader(cursor, since);
  let indent = digit === 0 ? undefined : Math.max(parent, 0) + digit;
  let breaks = "";
  [breaks, indent] = passBreaks(cursor, since, parent, indent);
  let text = "";
  let lineBreak = "";
  let wasBlank = false;
  while (cursor.column === indent && cursor.code() !== 0) {
    const startsBlank = isBlank(cursor.code());
    const isJoined = isFolded && !wasBlank && !startsBlank && lineBreak === "\n";
    text += isJoined ? fold(lineBreak, breaks) : lineBreak + breaks;
    wasBlank = startsBlank;
    const start = cursor.offset;
    cursor.skipLine();
    text += cursor.text.slice(start, cursor.offset);
    lineBreak = cursor.code() === 0 ? "" : cursor.passBreak();
    [breaks] = passBreaks(cursor, since, parent, indent);
  }
  return text + (chomping === "-" ? "" : lineBreak) + (chomping === "+" ? breaks : "");
}

/** What stands behind `|` or `>`: what becomes of the last line feeds, and by how much the text is indented; 0: by its first line. */
interface Header {
  readonly chomping: string;
  readonly digit: number;
}

function scanHeader(cursor: Cursor, since: Place): Header {
  cursor.skip();
  const [, sign, digit, otherDigit, otherSign] = cursor.match(/([-+])([1-9]?)|([1-9])([-+]?)/y) ?? [];
  const header = { chomping: sign ?? otherSign ?? "", digit: Number(digit ?? otherDigit ?? "") };
  if (header.digit === 0 && cursor.code() === 48)
    throw cursor.fault("found an indentation indicator equal to 0", DURING, since);
  cursor.endLine(DURING, since);
  return header;
}

/** Passes over empty lines and the indentation of the next; the first time, finds out how far the text is indented. */
function passBreaks(
  cursor: Cursor,
  since: Place,
  parent: number,
  indent: number | undefined,
): [breaks: string, indent: number] {
  let breaks = "";
  let deepest = 0;
  const isBefore = (): boolean => indent === undefined || cursor.column < indent;
  for (;;) {
    while (isBefore() && cursor.code() === 32) cursor.skip();
    deepest = Math.max(deepest, cursor.column);
    if (isBefore() && cursor.code() === 9)
      throw cursor.fault("found a tab character where an indentation space is expected", DURING, since);
    if (!isBreak(cursor.code())) return [breaks, indent ?? Math.max(deepest, parent + 1)];
    breaks += cursor.passBreak();
  }
}
