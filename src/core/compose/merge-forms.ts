import { ComposeError } from "./compose-error.ts";
import { goText, goType } from "./go-text.ts";
import { type Entry, type ListNode, type MapNode, type Node, type Path, writePath } from "./node.ts";

/** A map becomes a list of KEY=value by the order of its keys. */
export function toList(node: Node): ListNode {
  if (node.kind === "list") return node;
  if (node.kind === "map") {
    const items = [...node.entries].flatMap(([key, entry]) => toItems(key, entry));
    return {
      kind: "list",
      items: items.toSorted((a, b) => (a.value < b.value ? -1 : 1)),
      place: node.place,
    };
  }
  return { kind: "list", items: typeof node.value === "string" ? [node] : [], place: node.place };
}

function toItems(key: string, { value, place }: Entry): { kind: "scalar"; value: string; place: Entry["place"] }[] {
  if (isNull(value)) return [{ kind: "scalar", value: key, place }];
  const values = value.kind === "list" ? value.items : [value];
  return values.map((each) => ({ kind: "scalar", value: `${key}=${goText(each)}`, place }));
}

/** A name or a list of names becomes a map with what stands for each where nothing is told. */
export function asMap(node: Node, path: Path, standard?: Readonly<Record<string, string | boolean>>): MapNode {
  if (node.kind === "map") return node;
  const names = node.kind === "list" ? node.items : [node];
  const entries = names.map((name): [string, Entry] => {
    if (name.kind === "scalar" && typeof name.value === "string") return [name.value, standardEntry(name, standard)];
    const isList = node.kind === "list";
    const type = goType(name);
    throw cannotConvert(
      name,
      path,
      isList ? `cannot use ${type} as a mapping key` : `cannot convert ${type} into a mapping`,
    );
  });
  return { kind: "map", entries: new Map(entries), place: node.place };
}

function standardEntry({ place }: Node, standard?: Readonly<Record<string, string | boolean>>): Entry {
  if (standard === undefined) return { place, value: { kind: "scalar", value: null, place } };
  const fields = Object.entries(standard).map(([key, value]): [string, Entry] => [
    key,
    { place, value: { kind: "scalar", value, place } },
  ]);
  return { place, value: { kind: "map", entries: new Map(fields), place } };
}

export function asBuild(node: Node): MapNode {
  if (node.kind === "map") return node;
  const entries: [string, Entry][] =
    node.kind === "scalar" && typeof node.value === "string" ? [["context", { place: node.place, value: node }]] : [];
  return { kind: "map", entries: new Map(entries), place: node.place };
}

export function isNull(node: Node): boolean {
  return node.kind === "scalar" && node.value === null;
}

export function cannotConvert({ place }: Node, path: Path, words: string): ComposeError {
  const message = `${writePath(path)} has a form that cannot be merged with that of the other file.`;
  return new ComposeError("cannot-convert", message, { place, path, composeSays: `${writePath(path)}: ${words}` });
}
