import { attempt, DockerfileError } from "./error.ts";
import type { Span } from "./source.ts";
import { lower, trimEnd, trimSpaceStart } from "./text.ts";

/** A comment at the top of a Dockerfile that tells the builder how to read it. */
export interface Directive extends Span {
  readonly name: "syntax" | "escape" | "check";
  readonly value: string;
}

/**
 * Reads the line of a directive, from its "#"; undefined when it is none.
 * BuildKit: `frontend/dockerfile/parser/directives.go`.
 */
export function readDirective(line: string, start: number): Directive | undefined {
  const content = line.startsWith("#") ? parseDirective(line.slice(1)) : undefined;
  return content && { ...content, start, end: start + line.length };
}

/** Reads the text of a comment as a directive, whichever lines stand above it; undefined when it is none. */
export function parseDirective(comment: string): Pick<Directive, "name" | "value"> | undefined {
  const match = /^([a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=([^\n]+)$/.exec(trimSpaceStart(comment));
  const name = lower(match?.[1] ?? "");
  if (name !== "syntax" && name !== "escape" && name !== "check") return undefined;
  const written = match?.[2] ?? "";
  return { name, value: trimEnd(written, isBlank).replace(/^[\t\n\f\r ]+/, "") || written.slice(-1) };
}

function isBlank(character: string): boolean {
  return /[\t\n\f\r ]/.test(character);
}

/** Takes the directives at the top of a file; the first line that is none ends them. */
export class DirectiveReader {
  readonly directives: Directive[] = [];
  #done = false;

  /** Tells whether the line is a directive. Throws a DockerfileError if it is one for the second time. */
  take(line: string, start: number): boolean {
    const directive = this.#done ? undefined : readDirective(line, start);
    this.#done = directive === undefined;
    if (!directive) return false;
    if (this.directives.some(({ name }) => name === directive.name)) {
      throw new DockerfileError(`only one ${directive.name} parser directive can be used`);
    }
    this.directives.push(directive);
    return true;
  }
}

/**
 * Finds `# check=…` as the linter does, which looks apart from the parser: behind a `#!` line, and only at the start
 * of a line.
 */
export function findCheck(text: string): string | undefined {
  const lines = text
    .replace(/^\ufeff/, "")
    .replace(/^#![^\n]*(?:\n|$)/, "")
    .split("\n", 4);
  const reader = new DirectiveReader();
  attempt(() => {
    while (lines.length > 0 && reader.take(lines.shift() ?? "", 0));
  });
  return reader.directives.find(({ name }) => name === "check")?.value.split(" ", 1)[0];
}
