/**
 * Chooses which values of a curve are drawn: evenly spread ones, the last, and between two of them the highest or the lowest
 * where the curve turns, so that a short epidemic in a long time is not lost.
 *
 * @param most About how many; at most twice as many are given, and one more.
 */
export function indicesToDraw(values: Float64Array, most: number): number[] {
  const last = values.length - 1;
  const stride = Math.max(1, Math.ceil(last / most));
  const indices: number[] = [];
  for (let from = 0; from < last; from += stride) {
    const to = Math.min(from + stride, last);
    const turn = turnBetween(values, from, to);
    indices.push(from, ...(turn === undefined ? [] : [turn]));
  }
  return [...indices, last];
}

/** Where the curve is highest or lowest between two values; undefined if it is so at one of them. */
function turnBetween(values: Float64Array, from: number, to: number): number | undefined {
  let [low, high] = [from, from];
  for (let index = from + 1; index <= to; index += 1) {
    if ((values[index] ?? 0) > (values[high] ?? 0)) high = index;
    if ((values[index] ?? 0) < (values[low] ?? 0)) low = index;
  }
  return [high, low].find((index) => index > from && index < to);
}
