import { weightOf, wordsOf } from "./words.ts";

/** A known line, ready to be compared with others. */
export interface Template {
  readonly line: string;
  readonly words: readonly string[];
  /** Before which words anything may stand: where the line has a "…". */
  readonly free: ReadonlySet<number>;
  readonly weight: number;
}

/** How many other words may stand between two of the line's, and where it has a "…". */
const GAP = 2;
const FREE_GAP = 30;
/** The least that words in common must weigh, and which part of the line's weight. */
const LEAST_WEIGHT = 2;
const LEAST_PART = 0.85;
/** What is enough of a long line, such as one that was cut off. */
const LONG_WEIGHT = 4.5;
const LONG_PART = 0.7;

/** Prepares a line; "…" in it stands for anything. */
export function readTemplate(line: string): Template {
  const parts = line.split("…").map(wordsOf);
  const words = parts.flat();
  const starts = parts.map((_, index) => parts.slice(0, index).flat().length);
  return { line, words, free: new Set(starts.slice(1)), weight: weigh(words) };
}

/** Says how much of a template stands in a line's words, by weight; 0 when that is too little to recognise it. */
export function compareWords(template: Template, words: readonly string[]): number {
  const [first, second] = template.words;
  let best = 0;
  for (const [at, word] of words.entries()) {
    if (word === first || word === second) best = Math.max(best, follow(template, words, at));
  }
  const part = best / template.weight;
  const enough = best >= LEAST_WEIGHT && (part >= LEAST_PART || (part >= LONG_PART && best >= LONG_WEIGHT));
  return enough ? best : 0;
}

/** Walks along a line from a word on, and weighs what it meets of the template in its order. */
function follow({ words: wanted, free }: Template, words: readonly string[], from: number): number {
  let [met, at, gap] = [0, from, 0];
  for (const [index, word] of wanted.entries()) {
    if (free.has(index)) gap = FREE_GAP;
    const reach = index === 0 ? 0 : gap;
    const found = words.indexOf(word, at);
    if (found === -1 || found - at > reach) continue;
    met += weightOf(word);
    [at, gap] = [found + 1, GAP];
  }
  return met;
}

function weigh(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + weightOf(word), 0);
}
