/**
 * Says where `actual` differs from `expected`, or gives undefined when it holds it.
 * Objects may hold more keys than expected; everything else must be equal.
 */
export function findMismatch(expected: unknown, actual: unknown, path = "$"): string | undefined {
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.map((item, index) => findMismatch(item, actual[index], `${path}[${index}]`)).find(Boolean);
  }
  if (isRecord(expected) && isRecord(actual)) {
    return Object.entries(expected)
      .map(([key, value]) => findMismatch(value, actual[key], `${path}.${key}`))
      .find(Boolean);
  }
  if (JSON.stringify(expected) === JSON.stringify(actual)) return undefined;
  return `${path} is ${JSON.stringify(actual) ?? "absent"}, expected ${JSON.stringify(expected)}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
