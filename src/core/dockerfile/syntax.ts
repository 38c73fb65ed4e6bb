import { type Directive, DirectiveReader } from "./directive.ts";
import { blameLines, DockerfileError } from "./error.ts";
import { findHeredocs, type Heredoc, type HeredocMark } from "./heredoc.ts";
import type { EscapeCharacter } from "./shell.ts";
import { LineReader, type Lines, LogicalLine, type PhysicalLine, type Span } from "./source.ts";
import { type Clause, readClause, type Statement } from "./statement.ts";
import { trimEnd, trimSpace, trimSpaceStart } from "./text.ts";

/** A Dockerfile taken apart, before anybody asks whether its instructions make sense. */
export interface Syntax {
  readonly directives: readonly Directive[];
  readonly escape: EscapeCharacter;
  readonly statements: readonly Statement[];
  /** Instructions that are continued over an empty line, and the last line of each, without its heredocs. */
  readonly emptyContinuations: readonly EmptyContinuation[];
}

/** An instruction that is continued over an empty line. */
export interface EmptyContinuation {
  readonly lines: Lines;
  readonly span: Span;
}

/**
 * Takes a Dockerfile apart. Any other text than a Dockerfile gets an answer too, or a DockerfileError.
 * BuildKit: `frontend/dockerfile/parser`.
 */
export function readSyntax(text: string): Syntax {
  return new SyntaxReader(text.toWellFormed()).read();
}

class SyntaxReader implements Syntax {
  escape: EscapeCharacter = "\\";
  readonly statements: Statement[] = [];
  readonly emptyContinuations: EmptyContinuation[] = [];
  readonly #lines: LineReader;
  readonly #directives = new DirectiveReader();
  #comments: string[] = [];

  constructor(text: string) {
    this.#lines = new LineReader(text);
  }

  get directives(): readonly Directive[] {
    return this.#directives.directives;
  }

  read(): Syntax {
    for (let line = this.#lines.next(); line; line = this.#lines.next()) this.#readFrom(line);
    const here = lineAt(this.#lines.count);
    if (this.statements.length === 0) throw new DockerfileError("file with no instructions", here);
    if (this.#lines.stoppedAtLongLine) {
      throw new DockerfileError("dockerfile line greater than max allowed size of 65535", here);
    }
    return this;
  }

  #readFrom(physical: PhysicalLine): void {
    const marked = this.#lines.count === 1 && physical.text.startsWith("\ufeff") ? 1 : 0;
    const written = trimLineEnd(physical.text.slice(marked));
    const content = trimSpaceStart(written);
    const start = physical.start + marked + written.length - content.length;
    if (content.startsWith("#")) this.#readComment(written, content, start);
    else {
      this.#directives.take(content, start);
      const { text, continued } = this.#cutContinuation(content);
      if (text !== "" || continued) this.#readInstruction(text, start, continued);
    }
  }

  #readComment(written: string, content: string, start: number): void {
    // The builder counts the line only after it has read it, so it blames the one before.
    const before = lineAt(this.#lines.count - 1);
    const isDirective = blameLines(
      () => before,
      () => this.#takeDirective(content, start),
    );
    if (isDirective) return;
    const comment = trimSpace(written.slice(1));
    if (comment === "") this.#comments = [];
    else this.#comments.push(comment);
  }

  #takeDirective(content: string, start: number): boolean {
    if (!this.#directives.take(content, start)) return false;
    const { name, value } = this.directives.at(-1) ?? {};
    if (name !== "escape") return true;
    if (value !== "\\" && value !== "`") {
      throw new DockerfileError(`invalid escape token '${value}' does not match \` or \\`);
    }
    this.escape = value;
    return true;
  }

  #readInstruction(text: string, start: number, continued: boolean): void {
    const first = this.#lines.count;
    const line = new LogicalLine();
    line.add(text, start);
    if (continued) this.#readContinuation(line);
    const here = (): Lines => ({ first, last: this.#lines.count });
    const statement = blameLines(here, () => {
      const clause = readClause(line, this.escape);
      const heredocs = this.#readHeredocs(clause);
      return { ...clause, heredocs, comments: this.#comments, lines: here() };
    });
    this.statements.push(statement);
    this.#comments = [];
  }

  #readContinuation(line: LogicalLine): void {
    let empty = false;
    for (let next = this.#lines.next(); next; next = this.#lines.next()) {
      const content = trimLineEnd(next.text);
      const visible = trimSpaceStart(content);
      if (visible === "") empty = true;
      if (visible === "" || visible.startsWith("#")) continue;
      const { text, continued } = this.#cutContinuation(content);
      line.add(text, next.start);
      if (!continued) break;
    }
    if (!empty) return;
    const { count } = this.#lines;
    this.emptyContinuations.push({ lines: { first: count, last: count }, span: line.span(0, line.text.length) });
  }

  /** An escape character at the end of a line continues it, unless another one stands before it. */
  #cutContinuation(line: string): { text: string; continued: boolean } {
    const text = trimEnd(line, (character) => character === " " || character === "\t");
    if (!text.endsWith(this.escape) || text.at(-2) === this.escape) return { text: line, continued: false };
    return { text: text.slice(0, -1), continued: true };
  }

  #readHeredocs(clause: Clause): Heredoc[] {
    const { name, json } = clause.trigger ?? clause;
    const may = clause.text.includes("<<") && !json && /^(?:add|copy|run)$/.test(name);
    return may ? findHeredocs(clause.text).map((mark) => this.#readHeredoc(mark)) : [];
  }

  #readHeredoc(mark: HeredocMark): Heredoc {
    let content = "";
    let start: number | undefined;
    for (let line = this.#lines.next(); line; line = this.#lines.next()) {
      start ??= line.start;
      const end = trimLineEnd(line.text);
      if ((mark.chomp ? end.replace(/^\t+/, "") : end) === mark.name) {
        return { ...mark, content, span: { start, end: line.start } };
      }
      content += line.text;
    }
    throw new DockerfileError("unterminated heredoc");
  }
}

function trimLineEnd(line: string): string {
  return trimEnd(line, (character) => character === "\n" || character === "\r");
}

function lineAt(line: number): Lines | undefined {
  return line > 0 ? { first: line, last: line } : undefined;
}
