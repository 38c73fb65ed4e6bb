import { readCharacter } from "./character-class.ts";
import { BAD_PATTERN, IgnoreError } from "./ignore-error.ts";
import { ANYTHING, takeFolders, takeText, type Instruction, type Program, type Side } from "./program.ts";
import { Source } from "./source.ts";

/**
 * Compiles a regular expression as Go's regexp package reads it, of the kind that patterns become: characters, escapes,
 * classes, repetitions, alternatives, and folders, the only group. Gives one program for each alternative.
 * @throws IgnoreError when Go refuses it.
 */
export function compileExpression(expression: string): readonly Program[] {
  const source = new Source(expression);
  const programs: Program[] = [];
  do programs.push(readAlternative(source));
  while (!source.isRead);
  return programs;
}

/** About where Go's own limit lies, 128 MiB for an expression. */
const LONGEST_PROGRAM = 3_000_000;
const BAR = /\|/y;
/** Every expression ends so, unless that is quoted. */
const LAST = /\$$/y;

/** Reads up to the next bar or the end. What is not bound to the start or the end of a text may be found anywhere in it. */
function readAlternative(source: Source): Program {
  const program: Instruction[] = [];
  let isBound = false;
  while (!source.isRead && source.take(BAR) === undefined) {
    isBound = source.take(LAST) !== undefined;
    for (const instruction of isBound ? [] : readPart(source)) program.push(instruction);
    if (program.length > LONGEST_PROGRAM) throw new IgnoreError(BAD_PATTERN);
  }
  if (program[0] !== START) program.unshift(ANYTHING);
  if (!isBound) program.push(ANYTHING);
  return program;
}

const FOLDERS = /\(\.\*\/\)\?/y;
const REST = /\.\*/y;
const STAR = /\*/y;
const COUNT = /\{(?:0|[1-9]\d*)(?:,(?:0|[1-9]\d*)?)?\}/y;
/** All is text from \Q to the first \E, or to the end. */
const QUOTED = /\\Q.*?(?:\\E|$)/sy;

function readPart(source: Source): Program {
  if (source.take(COUNT) !== undefined) throw new IgnoreError(BAD_PATTERN);
  if (source.take(FOLDERS) !== undefined) return takeFolders(NO_NEWLINE);
  if (source.take(REST) !== undefined) return [NO_NEWLINE];
  const quoted = source.take(QUOTED);
  const text = quoted === undefined ? [readAtom(source)] : takeText(quoted.slice(2).replace(/\\E$/, ""));
  const last = text.at(-1);
  if (last === undefined) return [];
  if (source.take(STAR) !== undefined) return [...text.slice(0, -1), ...takeAny(last)];
  const count = source.take(COUNT);
  return count === undefined ? text : [...text.slice(0, -1), ...repeat(last, count)];
}

const ASSERTION = /\^|\\[ABbz]/y;
const NO_NEWLINE: Instruction = { op: "any", test: (code) => code !== 0x0a };
const START: Instruction = { op: "assert", holds: (before) => before === "edge" };
const ASSERTIONS: Readonly<Record<string, Instruction>> = {
  "^": START,
  "\\A": START,
  "\\z": { op: "assert", holds: (_before, after) => after === "edge" },
  "\\b": { op: "assert", holds: isBoundary },
  "\\B": { op: "assert", holds: (before, after) => !isBoundary(before, after) },
};

function isBoundary(before: Side, after: Side): boolean {
  return (before === "word") !== (after === "word");
}

function readAtom(source: Source): Instruction {
  return ASSERTIONS[source.take(ASSERTION) ?? ""] ?? readCharacter(source);
}

const MOST_REPEATED = 1000;

/** @param count Such as "{2}", "{2,}" or "{2,5}". */
function repeat(instruction: Instruction, count: string): Program {
  const [, least = "", comma = "", most = ""] = /(\d+)(,?)(\d*)/.exec(count) ?? [];
  const [min, max] = [Number(least), Number(most === "" ? least : most)];
  if (min > max || max > MOST_REPEATED) throw new IgnoreError(BAD_PATTERN);
  const needed = Array.from({ length: min }, () => instruction);
  if (comma !== "" && most === "") return [...needed, ...takeAny(instruction)];
  const optional: Program = [{ op: "skip", over: 1 }, instruction];
  return [...needed, ...Array.from({ length: max - min }, () => optional).flat()];
}

/** Any number of one instruction; an assertion need not hold at all. */
function takeAny(instruction: Instruction): Program {
  if (typeof instruction === "number") return [{ op: "any", test: (code) => code === instruction }];
  return "test" in instruction ? [{ op: "any", test: instruction.test }] : [];
}
