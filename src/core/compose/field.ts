import type { Entry, ListNode, MapNode, Node } from "./node.ts";

/** Gives the value under a key of a map; undefined when there is none, when it is null, and when the node is no map. */
export function field(node: Node | undefined, key: string): Node | undefined {
  if (node?.kind !== "map") return undefined;
  const value = node.entries.get(key)?.value;
  return value?.kind === "scalar" && value.value === null ? undefined : value;
}

/** Gives a scalar as text; undefined for null and for a list or map. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" && node.value !== null ? String(node.value) : undefined;
}

/** Gives a scalar as a number; undefined for a text that is none. */
export function numberOf(node: Node | undefined): number | undefined {
  const text = textOf(node);
  return text === undefined || text === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
}

/** Whether a scalar is true. */
export function isTrue(node: Node | undefined): boolean {
  return textOf(node) === "true";
}

/** Gives the items of a list as texts, or one text as the only one. */
export function textsOf(node: Node | undefined): string[] {
  return itemsOf(node).flatMap((item) => textOf(item) ?? []);
}

/** Gives the items of a list; a scalar is its own only item. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  if (node === undefined) return [];
  return node.kind === "list" ? node.items : [node];
}

/** Gives the entries of a map, in their order. */
export function entriesOf(node: Node | undefined): readonly (readonly [string, Entry])[] {
  return node?.kind === "map" ? [...node.entries] : [];
}

/** Gives a map with some keys changed, in place of those that were there; undefined takes a key away. The same when nothing is. */
export function withFields(map: MapNode, changes: Readonly<Record<string, Node | undefined>>): MapNode {
  const changed = Object.entries(changes).filter(([key, value]) => map.entries.get(key)?.value !== value);
  if (changed.length === 0) return map;
  const entries = new Map(map.entries);
  for (const [key, value] of changed) {
    if (value === undefined) entries.delete(key);
    else entries.set(key, { place: entries.get(key)?.place ?? value.place, value });
  }
  return { ...map, entries };
}

/** Gives a map with each value changed; undefined takes a key away. A map of which nothing changes is given as it is. */
export function mapValues(map: MapNode, change: (value: Node, key: string) => Node | undefined): MapNode {
  let entries: Map<string, Entry> | undefined;
  for (const [key, entry] of map.entries) {
    const value = change(entry.value, key);
    if (value === entry.value) continue;
    entries ??= new Map(map.entries);
    if (value === undefined) entries.delete(key);
    else entries.set(key, { place: entry.place, value });
  }
  return entries === undefined ? map : { ...map, entries };
}

/** Gives a list with each item changed. A list of which nothing changes is given as it is. */
export function mapItems(list: ListNode, change: (item: Node, index: number) => Node): ListNode {
  let items: Node[] | undefined;
  for (const [index, item] of list.items.entries()) {
    const changed = change(item, index);
    if (changed === item) continue;
    items ??= [...list.items];
    items[index] = changed;
  }
  return items === undefined ? list : { ...list, items };
}
