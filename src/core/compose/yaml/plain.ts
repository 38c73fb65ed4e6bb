import type { Place } from "../node.ts";
import { isBracket, isGap } from "./characters.ts";
import type { Cursor } from "./cursor.ts";
import { passGap } from "./gap.ts";

/** A scalar without quotes. */
export interface Plain {
  readonly text: string;
  /** Whether something may begin anew behind it, because its last line is over. */
  readonly isLineOver: boolean;
}

/** Reads a scalar that stands without quotes. @param indent The column from which its further lines go on; undefined in brackets. */
export function scanPlain(cursor: Cursor, since: Place, indent: number | undefined): Plain {
  let text = "";
  let gap = { text: "", isNewLine: false };
  while (!cursor.isAtMark() && cursor.code() !== 35) {
    const start = cursor.offset;
    passWord(cursor, indent === undefined);
    if (cursor.offset > start) {
      text += gap.text + cursor.text.slice(start, cursor.offset);
      gap = { text: "", isNewLine: false };
    }
    if (!isGap(cursor.code()) || cursor.code() === 0) break;
    gap = passGap(cursor, false, indent === undefined ? undefined : { column: indent, since });
    if (indent !== undefined && cursor.column < indent) break;
  }
  return { text, isLineOver: gap.isNewLine };
}

function passWord(cursor: Cursor, isInBrackets: boolean): void {
  for (let code = cursor.code(); !isGap(code); code = cursor.code()) {
    if (code === 58 && isGap(cursor.code(1))) return;
    if (isInBrackets && endsInBrackets(code, cursor.code(1))) return;
    cursor.skip();
  }
}

function endsInBrackets(code: number, next: number): boolean {
  if (code === 63) return isGap(next);
  return isBracket(code) || (code === 58 && (next === 44 || next === 93 || next === 125));
}
