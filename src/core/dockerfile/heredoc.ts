import { DockerfileError } from "./error.ts";
import { expandWords, type ShellOptions } from "./shell.ts";
import type { Span } from "./source.ts";

/** What stands behind `<<` in an instruction. */
export interface HeredocMark {
  readonly name: string;
  /** Whether variables are filled in: not if any part of the name is quoted. */
  readonly expand: boolean;
  /** Whether tabs at the start of its lines are removed: `<<-`. */
  readonly chomp: boolean;
  /** The number in front of `<<`, for the shell. */
  readonly descriptor: number;
}

/** A text within a Dockerfile, from the line behind the instruction to the line with its name. */
export interface Heredoc extends HeredocMark {
  /** As it stands in the file, with its tabs and line ends. */
  readonly content: string;
  readonly span: Span;
}

const NO_VARIABLES = new Map<string, string>();
const AS_WRITTEN: ShellOptions = { keepQuotes: true, keepEscapes: true, keepUnset: true };

/**
 * Finds the heredocs that a line announces; none where its quotes do not match.
 * Throws a DockerfileError for a name that cannot be read.
 */
export function findHeredocs(line: string): HeredocMark[] {
  return expandWords(line, NO_VARIABLES, AS_WRITTEN).words.flatMap((word) => {
    const mark = readMark(word);
    if (typeof mark === "string") throw new DockerfileError(mark);
    return mark ?? [];
  });
}

/** Reads a word as the mark of a heredoc; undefined when it is none. */
export function readHeredocMark(word: string): HeredocMark | undefined {
  const mark = readMark(word);
  return typeof mark === "string" ? undefined : mark;
}

/** Removes the tabs at the start of each line. */
export function chompTabs(content: string): string {
  return content.replaceAll(/(^|\n)\t+/g, "$1");
}

/** Gives an error's message if the word looks like a mark and its name cannot be read. */
function readMark(word: string): HeredocMark | string | undefined {
  const match = /^(\d*)<<(-?)[\t\n\f\r ]*([^<]*)$/.exec(word);
  const written = match?.[3];
  if (!match || !written) return undefined;
  const plain = expandWords(written, NO_VARIABLES, { keepUnset: true });
  if (plain.error) return plain.error;
  const [name, ...others] = plain.words;
  if (name === undefined || others.length > 0) return undefined;
  const [quoted = ""] = expandWords(written, NO_VARIABLES, { keepUnset: true, keepQuotes: true }).words;
  return {
    name,
    expand: countQuotes(name) === countQuotes(quoted),
    chomp: match[2] === "-",
    descriptor: Number(match[1]),
  };
}

function countQuotes(word: string): number {
  return word.match(/['"]/g)?.length ?? 0;
}
