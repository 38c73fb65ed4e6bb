/** Where something is written: a file of the project, its line and its column, both from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A value of a Compose file, with the place where it is written. Steps that change a value give a new node. */
export type Node = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** A number that Go keeps as a fraction, though it may be whole: 1.0 and 1e3. */
  readonly isFloat?: true;
  /** A whole number that is too large for a number of JavaScript, as Go writes it. */
  readonly digits?: string;
  /** A date, which is not a text for Compose; its value is the text that Go writes for it. */
  readonly isTime?: true;
  readonly place: Place;
}

export interface ListNode {
  readonly kind: "list";
  readonly items: readonly Node[];
  readonly place: Place;
}

export interface MapNode {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, Entry>;
  readonly place: Place;
}

/** One key of a map, and its value. */
export interface Entry {
  /** Where the key is written. */
  readonly place: Place;
  readonly value: Node;
}

/** The keys from the root to a value; an index of a list is a number from 0. */
export type Path = readonly (string | number)[];

/** Gives the value at a path below a node; undefined when there is none. */
export function nodeAt(node: Node | undefined, path: Path): Node | undefined {
  let here = node;
  for (const part of path) {
    if (here?.kind === "map") here = here.entries.get(String(part))?.value;
    else if (here?.kind === "list" && typeof part === "number") here = here.items[part];
    else return undefined;
  }
  return here;
}

/** Writes a path as Compose does in its messages: services.api.ports.0. */
export function writePath(path: Path): string {
  return path.join(".");
}

/** Gives a value without its places, as JSON would hold it. */
export function plainOf(node: Node): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plainOf);
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plainOf(value)]));
}

/**
 * Gives a node for a plain value that nobody wrote, such as a default or the long form of a short one.
 * @param place Where that stands for which the value was made.
 */
export function nodeOf(value: unknown, place: Place): Node {
  if (Array.isArray(value)) return { kind: "list", items: value.map((item) => nodeOf(item, place)), place };
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, each]): [string, Entry] => [
      key,
      { place, value: nodeOf(each, place) },
    ]);
    return { kind: "map", entries: new Map(entries), place };
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return { kind: "scalar", value, place };
  return { kind: "scalar", value: null, place };
}
