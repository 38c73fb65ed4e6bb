import type { ComposeError } from "../compose-error.ts";
import { noControl, notYaml } from "../document-faults.ts";
import type { Place } from "../node.ts";
import { isBlank, isBreak, isGap } from "./characters.ts";

/** Where reading is in the text of a file. */
export class Cursor {
  /** The text, with zeros behind it, so that what follows can be asked for everywhere. */
  readonly text: string;
  readonly #file: string;
  offset = 0;
  line = 1;
  /** Where this line begins. */
  lineStart = 0;

  constructor(file: string, text: string) {
    this.#file = file;
    this.text = `${text}\0\0\0\0`;
    // The mark of the order of bytes.
    if (this.code() === 0xfe_ff) this.lineStart = this.offset = 1;
  }

  /** From 0. */
  get column(): number {
    return this.offset - this.lineStart;
  }

  get place(): Place {
    return { file: this.#file, line: this.line, column: this.offset - this.lineStart + 1 };
  }

  /** Gives the character here, or one that follows; 0 at the end. */
  code(ahead = 0): number {
    return this.text.charCodeAt(this.offset + ahead);
  }

  skip(count = 1): void {
    this.offset += count;
  }

  skipBlanks(): void {
    while (isBlank(this.code())) this.offset += 1;
  }

  /** Passes over the rest of a line, but not its end. */
  skipLine(): void {
    while (!isBreak(this.code()) && this.code() !== 0) this.offset += 1;
  }

  /** Passes over the end of a line, and gives what it is in a text: most are a line feed. */
  passBreak(): string {
    const code = this.code();
    this.offset += code === 13 && this.code(1) === 10 ? 2 : 1;
    if (code <= 13) this.line += 1;
    this.lineStart = this.offset;
    return code > 0xff ? String.fromCharCode(code) : "\n";
  }

  /** Passes over the end of a line, where only a comment may still stand. */
  endLine(during: string, since: Place): void {
    this.skipBlanks();
    if (this.code() === 35) this.skipLine();
    if (isBreak(this.code())) this.passBreak();
    else if (this.code() !== 0) throw this.fault("did not find expected comment or line break", during, since);
  }

  /** Counts the end of the text as that of a line. */
  passEnd(): void {
    if (this.column === 0) return;
    this.lineStart = this.offset;
    this.line += 1;
  }

  /** Whether a pattern fits here; it has the flag "y". */
  isAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    return pattern.test(this.text);
  }

  /** Passes over what a pattern finds here; it has the flag "y". */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.text);
    this.offset += found?.[0].length ?? 0;
    return found ?? undefined;
  }

  /** Whether three of a sign stand alone at the start of a line: `---` or `...`. */
  isAtMark(): boolean {
    if (this.offset !== this.lineStart) return false;
    const code = this.code();
    return (code === 45 || code === 46) && this.code(1) === code && this.code(2) === code && isGap(this.code(3));
  }

  /** @throws ComposeError for the first character that YAML does not take. */
  refuseControls(): void {
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    const at = this.text.slice(0, -4).search(/[\0-\u0008\v\f\u000E-\u001F\uFFFE\uFFFF]/);
    if (at === -1) return;
    const lines = linesOf(this.text.slice(0, at));
    const place = { file: this.#file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
    throw noControl(this.text.charCodeAt(at), place);
  }

  /**
   * Gives the error that go-yaml has when it takes a text apart.
   * @param during What it does: "while scanning a tag"; undefined when it does not say.
   * @param since Where it began to.
   */
  fault(problem: string, during?: string, since?: Place, at: Place = this.place): ComposeError {
    return notYaml("scanner", problem, at, this.within(at), during, since);
  }

  /** Gives a place, or the end of the text when the place is behind it, where go-yaml finds that something is missing. */
  within(place: Place): Place {
    const lines = linesOf(this.text.slice(0, -4));
    if (place.line <= lines.length) return place;
    return { ...place, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  }
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}
