import type { Entry, MapNode, Path } from "./node.ts";

/** Gives a model without the values at some paths: what `!reset` and `!override` in a file take away of those before it. */
export function clear(model: MapNode, paths: readonly Path[]): MapNode {
  if (paths.length === 0) return model;
  const below = groupByKey(paths);
  const entries = new Map<string, Entry>();
  for (const [key, entry] of model.entries) {
    const inside = [...(below.get(key) ?? []), ...(below.get("*") ?? [])];
    if (inside.some((path) => path.length === 0)) continue;
    entries.set(key, entry.value.kind === "map" ? { ...entry, value: clear(entry.value, inside) } : entry);
  }
  return { ...model, entries };
}

/** Gives what is left of each path behind its first key, by that key. */
function groupByKey(paths: readonly Path[]): ReadonlyMap<string | number | undefined, readonly Path[]> {
  const groups = new Map<string | number | undefined, Path[]>();
  for (const [first, ...rest] of paths) {
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [rest]);
    else group.push(rest);
  }
  return groups;
}
