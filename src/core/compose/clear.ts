import type { Entry, MapNode, Path } from "./node.ts";

/** Gives a model without the values at some paths: what `!reset` and `!override` in a file take away of those before it. */
export function clear(model: MapNode, paths: readonly Path[]): MapNode {
  if (paths.length === 0) return model;
  const entries = new Map<string, Entry>();
  for (const [key, entry] of model.entries) {
    const below = paths.filter(([first]) => first === key || first === "*").map((path) => path.slice(1));
    if (below.some((path) => path.length === 0)) continue;
    entries.set(key, entry.value.kind === "map" ? { ...entry, value: clear(entry.value, below) } : entry);
  }
  return { ...model, entries };
}
