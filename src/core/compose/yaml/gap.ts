import type { Place } from "../node.ts";
import { isBlank, isBreak } from "./characters.ts";
import type { Cursor } from "./cursor.ts";

/** What stands between two words of a scalar. */
export interface Gap {
  /** One end of a line is a space, more are all but one of them. */
  readonly text: string;
  readonly isNewLine: boolean;
}

/** What a plain scalar refuses: a tab before this column on a line that goes on with it. */
export interface Indentation {
  readonly column: number;
  readonly since: Place;
}

/** Passes over blanks and ends of lines within a scalar. @param isNewLine Whether an end of a line stands before, that does not count. */
export function passGap(cursor: Cursor, isNewLine: boolean, indentation?: Indentation): Gap {
  const start = cursor.offset;
  cursor.skipBlanks();
  if (!isNewLine && !isBreak(cursor.code())) return { text: cursor.text.slice(start, cursor.offset), isNewLine: false };
  if (isNewLine) cursor.offset = start;
  const first = isNewLine ? "" : cursor.passBreak();
  let rest = "";
  for (let code = cursor.code(); isBlank(code) || isBreak(code); code = cursor.code()) {
    if (isBreak(code)) rest += cursor.passBreak();
    else passIndentation(cursor, indentation);
  }
  return { text: fold(first, rest), isNewLine: true };
}

function passIndentation(cursor: Cursor, indentation: Indentation | undefined): void {
  if (indentation !== undefined && cursor.code() === 9 && cursor.column < indentation.column)
    throw cursor.fault(
      "found a tab character that violates indentation",
      "while scanning a plain scalar",
      indentation.since,
    );
  cursor.skip();
}

/** Gives ends of lines as a scalar holds them: of line feeds, the first counts only when it is alone. */
export function fold(first: string, rest: string): string {
  if (first !== "\n") return first + rest;
  return rest === "" ? " " : rest;
}
