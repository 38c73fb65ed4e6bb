/**
 * Gives the candidate that a mistyped name most likely meant: the one with the fewest letters to change, where two neighbours that
 * changed places count once (Damerau), if that is at most a third of the longer name; undefined when none is that near.
 */
export function closest(name: string, candidates: readonly string[]): string | undefined {
  const isNear = (candidate: string, steps: number): boolean => steps <= Math.max(name.length, candidate.length) / 3;
  const ranked = candidates
    .filter((candidate) => isNear(candidate, Math.abs(name.length - candidate.length)))
    .map((candidate) => ({ candidate, steps: distance(name, candidate) }))
    .toSorted((a, b) => a.steps - b.steps);
  const best = ranked[0];
  return best && isNear(best.candidate, best.steps) ? best.candidate : undefined;
}

function distance(name: string, candidate: string): number {
  const [letters, others] = [Array.from(name), Array.from(candidate)];
  let before: number[] = [];
  let row = Array.from({ length: others.length + 1 }, (_, index) => index);
  for (const [i, letter] of letters.entries()) {
    const next = [i + 1];
    for (const [j, other] of others.entries()) {
      const change = at(row, j) + (letter === other ? 0 : 1);
      const swap = letter === others[j - 1] && other === letters[i - 1] ? at(before, j - 1) + 1 : change;
      next.push(Math.min(change, swap, at(row, j + 1) + 1, at(next, j) + 1));
    }
    [before, row] = [row, next];
  }
  return at(row, others.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
