/**
 * Keeps every nth value of each list of a JSON value, and the last one; all else stays as it is.
 * So 401 values become 21 with n = 20: the first, every twentieth, and the last.
 */
export function thinLists(value: unknown, every: number): unknown {
  if (Array.isArray(value)) {
    const kept = value.filter((_, index) => index % every === 0 || index === value.length - 1);
    return kept.map((part) => thinLists(part, every));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, thinLists(part, every)]));
}
