import { lower, upper } from "./text.ts";

/** How many letters two names may differ in, at most, to be taken for one another. */
const NEAR = 2;

/**
 * Gives the option that was probably meant: the first of those with the fewest letters to change, at most two.
 * Undefined when none is near, or when one is written exactly so.
 * The rule is BuildKit's `util/suggest`; its maps have no order, so equally near options may come out otherwise there.
 */
export function suggest(name: string, options: Iterable<string>): string | undefined {
  let best: string | undefined;
  let nearest = NEAR + 1;
  for (const option of options) {
    if (option === name) return undefined;
    const distance = distanceBelow(nearest, name, option);
    if (distance >= nearest) continue;
    best = option;
    nearest = distance;
  }
  return best;
}

/** As `suggest`, but letter case does not matter; the answer is written in the case of the name. */
export function suggestAnyCase(name: string, options: readonly string[]): string | undefined {
  const found = suggest(lower(name), options.map(lower));
  return found !== undefined && name === upper(name) && name !== lower(name) ? upper(found) : found;
}

/** Adds to a message what was probably meant. */
export function didYouMean(message: string, meant: string | undefined): string {
  return meant ? `${message} (did you mean ${meant}?)` : message;
}

/** The Levenshtein distance of two names if it is below the limit, else the limit or more. */
function distanceBelow(limit: number, first: string, second: string): number {
  if (Math.abs(first.length - second.length) >= 2 * limit) return limit;
  const [name, option] = [Array.from(first), Array.from(second)];
  if (Math.abs(name.length - option.length) >= limit) return limit;
  let row = option.map((_, index) => index + 1);
  for (const [index, letter] of name.entries()) {
    row = nextRow(row, index, letter, option);
    if (Math.min(index + 1, ...row) >= limit) return limit;
  }
  return row.at(-1) ?? name.length;
}

/** The next row of the distance table: the costs of turning one letter more of the name into each start of the option. */
function nextRow(above: readonly number[], index: number, letter: string, option: readonly string[]): number[] {
  const row: number[] = [];
  let diagonal = index;
  let left = index + 1;
  for (const [column, other] of option.entries()) {
    const up = above[column] ?? 0;
    left = Math.min(diagonal + (letter === other ? 0 : 1), up + 1, left + 1);
    row.push(left);
    diagonal = up;
  }
  return row;
}
