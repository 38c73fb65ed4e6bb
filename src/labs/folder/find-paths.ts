/**
 * Gives paths that hold a text, whatever its letter case: first those whose file is called so from its beginning, then
 * the shortest. Nothing is found for no text.
 */
export function findPaths(paths: Iterable<string>, text: string, most: number): string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  const found = [...paths].filter((path) => path.toLowerCase().includes(wanted));
  return found.toSorted((one, other) => rank(one, wanted) - rank(other, wanted) || compare(one, other)).slice(0, most);
}

function rank(path: string, wanted: string): number {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (path.toLowerCase() === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return path.toLowerCase().startsWith(wanted) ? 2 : 3;
}

function compare(one: string, other: string): number {
  return one.length - other.length || one.localeCompare(other, "en");
}
