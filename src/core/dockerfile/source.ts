import { isSpace, trimEnd, trimSpaceStart } from "./text.ts";

/** A stretch of a text: offsets as JavaScript counts them, `end` behind the last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Lines of a file, from 1. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** Something that was written: what it says, and where. The two differ where quotes, escapes or line ends were removed. */
export interface Word extends Span {
  readonly value: string;
}

/** A line as it stands in the file, with its end. */
export interface PhysicalLine {
  readonly text: string;
  readonly start: number;
}

/** The builder reads a line into 64 KiB, its end included. */
const LONGEST_LINE = 65_535;
const utf8 = new TextEncoder();

/** Hands out the lines of a file one by one, as far as the builder reads them. */
export class LineReader {
  /** How many lines were handed out. */
  count = 0;
  /** Whether reading ended at a line that the builder finds too long. */
  stoppedAtLongLine = false;
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): PhysicalLine | undefined {
    if (this.#at >= this.#text.length || this.stoppedAtLongLine) return undefined;
    const start = this.#at;
    const end = this.#text.indexOf("\n", start);
    this.#at = end === -1 ? this.#text.length : end + 1;
    const text = this.#text.slice(start, this.#at);
    if (isTooLong(text)) {
      this.stoppedAtLongLine = true;
      return undefined;
    }
    this.count += 1;
    return { text, start };
  }
}

function isTooLong(line: string): boolean {
  if (line.length * 3 <= LONGEST_LINE) return false;
  const bytes = utf8.encode(line).length;
  return (line.endsWith("\n") ? bytes - 1 : bytes) > LONGEST_LINE;
}

/** An instruction's text, put together from the lines that it is written on. Knows where each part came from. */
export class LogicalLine {
  text = "";
  readonly #parts: { readonly at: number; readonly from: number }[] = [];

  /** Adds a part that stands in the file at `from`. */
  add(text: string, from: number): void {
    this.#parts.push({ at: this.text.length, from });
    this.text += text;
  }

  /** Gives the stretch of the file that two offsets of the text enclose. */
  span(start: number, end: number): Span {
    const from = this.#locate(start);
    return { start: from, end: end > start ? this.#locate(end - 1) + 1 : from };
  }

  #locate(offset: number): number {
    let [low, high] = [0, this.#parts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#parts[middle]?.at ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const part = this.#parts[low];
    return part ? part.from + offset - part.at : offset;
  }
}

/** A part of a logical line that is still to be taken apart. */
export class Stretch {
  readonly line: LogicalLine;
  readonly start: number;
  readonly text: string;

  constructor(line: LogicalLine, start = 0, end = line.text.length) {
    this.line = line;
    this.start = start;
    this.text = line.text.slice(start, end);
  }

  /** The part between two offsets of this text. */
  part(start: number, end: number = this.text.length): Stretch {
    return new Stretch(this.line, this.start + start, this.start + end);
  }

  /** The same without white space around it. */
  trim(): Stretch {
    const trimmed = trimSpaceStart(this.text);
    const start = this.text.length - trimmed.length;
    const length = trimEnd(trimmed, isSpace).length;
    return length === this.text.length ? this : this.part(start, start + length);
  }

  span(): Span {
    return this.line.span(this.start, this.start + this.text.length);
  }

  /** The part between two offsets as a word, which says what is written there unless it is told what it says. */
  word(start = 0, end: number = this.text.length, value: string = this.text.slice(start, end)): Word {
    const span = this.line.span(this.start + start, this.start + end);
    return { value, start: span.start, end: span.end };
  }
}
