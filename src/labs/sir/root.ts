/**
 * Finds where a rising function is 0 between two numbers, by the method of false position in its Illinois form: M. Dowell and
 * P. Jarratt, "A modified regula falsi method for computing the root of an equation", 1971, doi:10.1007/BF01934364.
 *
 * Gives the end that is nearer to a root if there is none between them.
 */
export function findRoot(value: (at: number) => number, { low, high, precision }: Search): number {
  let [left, right] = [low, high];
  let [below, above] = [value(left), value(right)];
  if (below >= 0) return left;
  if (above <= 0) return right;
  let side = 0;
  for (let tries = 0; tries < MOST_TRIES && right - left > precision; tries += 1) {
    const middle = (left * above - right * below) / (above - below);
    const found = value(middle);
    if (found === 0) return middle;
    if (found < 0) {
      [left, below] = [middle, found];
      if (side === -1) above /= 2;
      side = -1;
    } else {
      [right, above] = [middle, found];
      if (side === 1) below /= 2;
      side = 1;
    }
  }
  return -below < above ? left : right;
}

interface Search {
  readonly low: number;
  readonly high: number;
  /** How far the answer may be from the root. */
  readonly precision: number;
}

const MOST_TRIES = 40;
