/**
 * Says how many ruled lines a file of an exercise gets on paper, where the reader begins with one text and our answer is another.
 * What is there already is changed between its lines; these are for what is new.
 */
export function linesToRule(start: string, answer: string): number {
  return Math.min(MOST, Math.max(FEWEST, countLines(answer) - countLines(start)) + SPARE);
}

/** The lines that say something to a program. */
function countLines(text: string): number {
  return text.split("\n").filter((line) => !/^\s*(?:#|$)/.test(line)).length;
}

const FEWEST = 2;
/** Nobody writes as tersely as our answer. */
const SPARE = 2;
const MOST = 12;
