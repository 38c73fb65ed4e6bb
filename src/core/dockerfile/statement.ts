import { takeFlags } from "./flag.ts";
import type { Heredoc } from "./heredoc.ts";
import type { EscapeCharacter } from "./shell.ts";
import { type Lines, LogicalLine, type Span, Stretch, type Word } from "./source.ts";
import { lower } from "./text.ts";
import { type Pair, readJsonWords, readPairs, splitFields, splitFirst, splitQuoted } from "./words.ts";

/** What is written on the line of an instruction, before anybody asks whether it makes sense. */
export interface Clause {
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
  const clause: Clause = { ...describe(innermost), ...readArguments(innermost, escape) };
  return outer.reduceRight((trigger, head) => ({ ...describe(head), ...NO_ARGUMENTS, trigger }), clause);
}

/** The parts that all instructions have. */
interface Head {
  readonly whole: Stretch;
  readonly keyword: Stretch;
  readonly flags: readonly Word[];
  readonly rest: Stretch;
}

/** Takes keyword and flags off, and again from what stands behind each ONBUILD. */
function readHeads(line: Stretch, escape: EscapeCharacter): { outer: Head[]; innermost: Head } {
  const outer: Head[] = [];
  let innermost = readHead(line, escape);
  while (lower(innermost.keyword.text) === "onbuild" && innermost.rest.text !== "") {
    outer.push(innermost);
    innermost = readHead(innermost.rest, escape);
  }
  return { outer, innermost };
}

function readHead(whole: Stretch, escape: EscapeCharacter): Head {
  const [keyword, behind] = splitFirst(whole.trim());
  if (!behind) return { whole, keyword, flags: [], rest: keyword.part(keyword.text.length) };
  const { flags, rest } = takeFlags(behind, escape);
  return { whole, keyword, flags, rest: rest.trim() };
}

function describe({ whole, keyword, flags }: Head): Pick<Clause, "keyword" | "flags" | "text" | "span"> {
  return { keyword: keyword.word(), flags, text: whole.text, span: whole.trim().span() };
}

type Arguments = Pick<Clause, "args" | "pairs" | "json">;
type ReadArguments = (rest: Stretch, escape: EscapeCharacter) => Arguments;

const NO_ARGUMENTS: Arguments = { args: [], pairs: [], json: false };

const FORMS: Record<string, ReadArguments> = {
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
};

/** The keywords of all instructions, in small letters. */
export const KEYWORDS: readonly string[] = [...Object.keys(FORMS), "onbuild"];

function readArguments({ keyword, rest }: Head, escape: EscapeCharacter): Arguments {
  const read = FORMS[lower(keyword.text)];
  return read ? read(rest, escape) : NO_ARGUMENTS;
}

function listed(args: readonly Word[], json = false): Arguments {
  return { ...NO_ARGUMENTS, args, json };
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

/** `CMD` or `NONE`, and a command. A hard space belongs to neither, except its first byte, which nobody can read. */
function readHealthcheck(rest: Stretch): Arguments {
  if (rest.text === "") return NO_ARGUMENTS;
  const [type = ""] = /^[^\t-\r \u0085\u00a0]*/.exec(rest.text) ?? [];
  const unreadable = /^[\u0085\u00a0]/.test(rest.text.slice(type.length)) ? "\ufffd" : "";
  const command = readTextOrJson(rest.part(type.length).trim());
  return { ...command, args: [rest.word(0, type.length, type + unreadable), ...command.args] };
}
