import { takeFlags } from "./flag.ts";
import type { Heredoc } from "./heredoc.ts";
import type { EscapeCharacter } from "./shell.ts";
import { type Lines, LogicalLine, type Span, Stretch, type Word } from "./source.ts";
import { isSpace, lower } from "./text.ts";
import { type Pair, readJsonWords, readPairs, splitFields, splitFirst, splitQuoted } from "./words.ts";

/** What is written on the line of an instruction, before anybody asks whether it makes sense. */
export interface Clause {
  /** The keyword in small letters. */
  readonly name: string;
  /** As written, whatever its letter case. */
  readonly keyword: Word;
  /** Words such as `--from=build`, without quotes and escapes. */
  readonly flags: readonly Word[];
  /** Its arguments: one text in shell form; for ENV and LABEL see `pairs`; for ONBUILD see `trigger`. */
  readonly args: readonly Word[];
  readonly pairs: readonly Pair[];
  /** Whether the arguments are written as a JSON array. */
  readonly json: boolean;
  /** What is to happen in a build from this image: the instruction behind ONBUILD. */
  readonly trigger?: Clause;
  /** All of it on one line, without line ends and comments in between. */
  readonly text: string;
  /** From the keyword to the end of the arguments. */
  readonly span: Span;
}

/** An instruction as it stands in a file. */
export interface Statement extends Clause {
  readonly heredocs: readonly Heredoc[];
  /** The comments above it, without "#", down from the instruction before or from an empty comment. */
  readonly comments: readonly string[];
  /** Its lines, those of heredocs included. */
  readonly lines: Lines;
}

/**
 * Takes an instruction's line apart.
 * Throws a DockerfileError for ENV and LABEL without pairs and for JSON arrays of something other than texts.
 * BuildKit: `frontend/dockerfile/parser/line_parsers.go`.
 */
export function readClause(line: LogicalLine, escape: EscapeCharacter): Clause {
  const { outer, innermost } = readHeads(new Stretch(line), escape);
  const { args, pairs, json } = readArguments(innermost, escape);
  const { name, keyword, flags, text, span } = describe(innermost);
  const clause: Clause = { name, keyword, flags, args, pairs, json, text, span };
  return outer.reduceRight((trigger, head) => ({ ...describe(head), ...NO_ARGUMENTS, trigger }), clause);
}

/** The parts that all instructions have. */
interface Head {
  readonly name: string;
  readonly whole: Stretch;
  readonly keyword: Stretch;
  readonly flags: readonly Word[];
  readonly rest: Stretch;
}

/** Takes keyword and flags off, and again from what stands behind each ONBUILD. */
function readHeads(line: Stretch, escape: EscapeCharacter): { outer: Head[]; innermost: Head } {
  const outer: Head[] = [];
  let innermost = readHead(line, escape);
  while (innermost.name === "onbuild" && innermost.rest.text !== "") {
    outer.push(innermost);
    innermost = readHead(innermost.rest, escape);
  }
  return { outer, innermost };
}

function readHead(whole: Stretch, escape: EscapeCharacter): Head {
  const [keyword, behind] = splitFirst(whole.trim());
  const name = lower(keyword.text);
  if (!behind) return { name, whole, keyword, flags: [], rest: keyword.part(keyword.text.length) };
  const { flags, rest } = takeFlags(behind, escape);
  return { name, whole, keyword, flags, rest: rest.trim() };
}

function describe({ name, whole, keyword, flags }: Head): Omit<Clause, keyof Arguments | "trigger"> {
  return { name, keyword: keyword.word(), flags, text: whole.text, span: whole.trim().span() };
}

type Arguments = Pick<Clause, "args" | "pairs" | "json">;
type ReadArguments = (rest: Stretch, escape: EscapeCharacter) => Arguments;

const NO_ARGUMENTS: Arguments = { args: [], pairs: [], json: false };

const FORMS = new Map<string, ReadArguments>(
  Object.entries({
    add: readFieldsOrJson,
    arg: (rest, escape) => listed(splitQuoted(rest, escape).map((word) => word.word())),
    cmd: readTextOrJson,
    copy: readFieldsOrJson,
    entrypoint: readTextOrJson,
    env: (rest, escape) => ({ ...NO_ARGUMENTS, pairs: readPairs(rest, escape, "ENV") }),
    expose: (rest) => listed(splitFields(rest)),
    from: (rest) => listed(splitFields(rest)),
    healthcheck: readHealthcheck,
    label: (rest, escape) => ({ ...NO_ARGUMENTS, pairs: readPairs(rest, escape, "LABEL") }),
    maintainer: readText,
    run: readTextOrJson,
    shell: readTextOrJson,
    stopsignal: readText,
    user: readText,
    volume: readFieldsOrJson,
    workdir: readText,
  }),
);

/** The keywords of all instructions, in small letters. */
export const KEYWORDS: readonly string[] = [...FORMS.keys(), "onbuild"];

function readArguments({ name, rest }: Head, escape: EscapeCharacter): Arguments {
  const read = FORMS.get(name);
  return read ? read(rest, escape) : NO_ARGUMENTS;
}

function listed(args: readonly Word[], json = false): Arguments {
  return { args, pairs: [], json };
}

function readText(rest: Stretch): Arguments {
  return listed(rest.text === "" ? [] : [rest.word()]);
}

function readTextOrJson(rest: Stretch): Arguments {
  const words = readJsonWords(rest);
  return words ? listed(words, true) : readText(rest);
}

function readFieldsOrJson(rest: Stretch): Arguments {
  const words = readJsonWords(rest);
  return words ? listed(words, true) : listed(splitFields(rest));
}

/** `CMD` or `NONE`, and a command. */
function readHealthcheck(rest: Stretch): Arguments {
  if (rest.text === "") return NO_ARGUMENTS;
  const { end, unreadable } = findTypeEnd(rest.text);
  const command = readTextOrJson(rest.part(end + unreadable.length).trim());
  return { ...command, args: [rest.word(0, end, rest.text.slice(0, end) + unreadable), ...command.args] };
}

/** The builder goes by bytes: it ends the type within a letter that has a space of Latin-1 among them. */
function findTypeEnd(text: string): { end: number; unreadable: string } {
  let end = 0;
  for (const letter of text) {
    const bytes = letter < "\u0080" ? letter : String.fromCharCode(...encoder.encode(letter));
    const before = Array.from(bytes).findIndex(isSpace);
    if (before !== -1) return { end, unreadable: "\ufffd".repeat(before) };
    end += letter.length;
  }
  return { end, unreadable: "" };
}

const encoder = new TextEncoder();
