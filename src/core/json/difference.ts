/**
 * Gives the largest relative difference between the numbers of two JSON values of one shape, |a − b| / max(|a|, |b|);
 * infinite when anything else differs: a key, a length, a text, a type.
 */
export function largestDifference(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return relativeDifference(left, right);
  if (!isParent(left) || !isParent(right)) return left === right ? 0 : Infinity;
  const [a, b] = [new Map(Object.entries(left)), new Map(Object.entries(right))];
  if (Array.isArray(left) !== Array.isArray(right) || a.size !== b.size) return Infinity;
  return [...a].reduce(
    (largest, [key, value]) => Math.max(largest, b.has(key) ? largestDifference(value, b.get(key)) : Infinity),
    0,
  );
}

function relativeDifference(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}

function isParent(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
