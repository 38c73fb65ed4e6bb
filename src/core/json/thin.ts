/**
 * Keeps every nth value of each list of a JSON value, and the last one; all else stays as it is.
 * So 401 values become 21 with n = 20: the first, every twentieth, and the last.
 */
export function thinValue(value: unknown, every: number): unknown {
  if (Array.isArray(value)) return thinList<unknown>(value, every).map((part) => thinValue(part, every));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, thinValue(part, every)]));
}

/** Keeps every nth value of one list, and the last one. */
export function thinList<Value>(list: readonly Value[], every: number): Value[] {
  return list.filter((_, index) => index % every === 0 || index === list.length - 1);
}
