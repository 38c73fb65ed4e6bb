import type { Fate } from "../../core/compose/survival.ts";

/** What becomes of files in a place that several services have, or in the same place of each of them. */
export interface FateGroup {
  readonly services: readonly string[];
  /** Of the first of them. */
  readonly fate: Fate;
}

/** Puts together what is said of several services in the same words. What was meant to be kept comes first. */
export function groupFates(fates: readonly Fate[]): FateGroup[] {
  const groups = Map.groupBy(fates, ({ kind, name, path, fate, why }) =>
    JSON.stringify([kind, SHARED.has(kind) ? name : kind === "layer" || path, fate, why]),
  );
  return [...groups.values()]
    .flatMap(([fate, ...others]) => (fate ? [{ fate, services: [fate, ...others].map(({ service }) => service) }] : []))
    .toSorted((a, b) => Number(isLayer(a)) - Number(isLayer(b)));
}

/** Places that go by a name; others go by their paths. */
const SHARED: ReadonlySet<Fate["kind"]> = new Set(["named", "external", "bind"]);

function isLayer({ fate }: FateGroup): boolean {
  return fate.kind === "layer";
}
