import type { Fault, FoundFault } from "./fault.ts";
import { compareWords, readTemplate, type Template } from "./template.ts";
import { plainLine, weightOf, wordsOf } from "./words.ts";

/** How many faults are shown at most; further ones are less likely. */
const MOST = 4;
/** A line of a terminal may be broken over two from this length on. */
const BROKEN_FROM = 60;
/** Longer lines are read in pieces, which overlap so that no message is cut in two. */
const PIECE = 2000;
const OVERLAP = 400;
/** What a name is worth that occurs nowhere else. */
const NAME_WEIGHT = 6;
/** How many lines are read between two pauses. */
const LINES_AT_ONCE = 200;

/** Finds the faults that a text shows, the surest first; none if it shows none that we know. */
export function findFaults(faults: readonly Fault[], text: string): FoundFault[] {
  const search = searchFaults(faults, text);
  let step = search.next();
  while (!step.done) step = search.next();
  return step.value;
}

/** The same in steps, so that a page can do other things between them while the text is long. */
export function* searchFaults(faults: readonly Fault[], text: string): Generator<void, FoundFault[]> {
  const known = faults.map(prepare);
  const best = new Map<Fault, FoundFault>();
  const rare = new Set(known.flatMap(({ templates }) => templates.flatMap(({ words }) => words.filter(isRare))));
  const lines = readLines(text);
  for (const [index, line] of lines.entries()) {
    if (index % LINES_AT_ONCE === LINES_AT_ONCE - 1) yield;
    for (const pasted of candidates(line, lines[index + 1])) {
      const words = wordsOf(pasted);
      const worth = words.some((word) => rare.has(word));
      const found = surest(known.flatMap((each) => recognise(each, pasted, worth ? words : [])));
      for (const each of found) {
        if (each.weight > (best.get(each.fault)?.weight ?? 0)) best.set(each.fault, each);
      }
      if (found.length > 0) break;
    }
  }
  return [...best.values()].toSorted((a, b) => b.weight - a.weight).slice(0, MOST);
}

interface Prepared {
  readonly fault: Fault;
  readonly templates: readonly Template[];
  /** Finds one of its names, if it has any. */
  readonly name: RegExp | undefined;
}

function prepare(fault: Fault): Prepared {
  const name = fault.names.length > 0 ? new RegExp(`(?<![\\w-])(?:${fault.names.join("|")})(?![\\w-])`) : undefined;
  return { fault, templates: fault.lines.map(readTemplate), name };
}

function isRare(word: string): boolean {
  return weightOf(word) === 1;
}

/** Each different line once, long ones in pieces. */
function readLines(text: string): string[] {
  const lines = text.split(/\r\n?|\n/).flatMap((line) => (line.length > PIECE ? cut(line) : [plainLine(line)]));
  return [...new Set(lines)].filter((line) => line !== "");
}

function cut(line: string): string[] {
  const count = Math.ceil(line.length / (PIECE - OVERLAP));
  return Array.from({ length: count }, (_, index) => {
    const from = index * (PIECE - OVERLAP);
    return plainLine(line.slice(from, from + PIECE));
  });
}

/** A line, and with the next one if a terminal may have broken it there. */
function candidates(line: string, next: string | undefined): string[] {
  const broken = line.length >= BROKEN_FROM && line.length < PIECE - OVERLAP && next !== undefined;
  return broken ? [line, `${line} ${next}`] : [line];
}

function recognise({ fault, templates, name }: Prepared, pasted: string, words: readonly string[]): FoundFault[] {
  if (name?.test(pasted)) return [{ fault, pasted, known: fault.lines[0] ?? "", weight: NAME_WEIGHT }];
  if (words.length === 0) return [];
  const matches = templates.map((template) => ({ known: template.line, weight: compareWords(template, words) }));
  const [match] = matches.toSorted((a, b) => b.weight - a.weight);
  return match && match.weight > 0 ? [{ fault, pasted, ...match }] : [];
}

/** Of the faults that one line shows, those that it fits best. */
function surest(found: readonly FoundFault[]): FoundFault[] {
  const most = Math.max(0, ...found.map(({ weight }) => weight));
  return found.filter(({ weight }) => weight === most);
}
