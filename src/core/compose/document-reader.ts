import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Range,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { ComposeDocument } from "./document.ts";
import { ComposeError } from "./compose-error.ts";
import {
  duplicateKey,
  MOST_EXPANDED,
  MOST_LEVELS,
  MOST_VALUES,
  noKey,
  noMerge,
  notText,
  tooDeep,
  tooLarge,
} from "./document-faults.ts";
import { type Entry, type MapNode, type Node, type Path, type Place } from "./node.ts";
import { readPlainScalar } from "./scalar.ts";

/** What became of a part of a document. */
interface Part {
  /** Undefined when `!reset` takes it away. */
  readonly node: Node | undefined;
  /** Paths from this part that `!reset` and `!override` name. */
  readonly cleared: readonly Path[];
  /** How many values it has, with those of its aliases. */
  readonly size: number;
  /** How many lists and maps lie in each other there. */
  readonly depth: number;
}

/** Reads one document that the YAML package has parsed, and fills in anchors and merges. */
export class DocumentReader {
  readonly #placeAt: (offset: number) => Place;
  /** What stands at each anchor so far; undefined as long as it is being read. */
  readonly #anchors = new Map<string, Part | undefined>();
  /** The keys that lead to what is being read. */
  readonly #path: (string | number)[] = [];
  #values = 0;

  constructor(placeAt: (offset: number) => Place) {
    this.#placeAt = placeAt;
  }

  read(document: Document): ComposeDocument {
    const { node, cleared } = this.#read(document.contents);
    return { root: node ?? { kind: "scalar", value: null, place: this.#placeAt(0) }, cleared };
  }

  #read(yaml: unknown): Part {
    this.#values += 1;
    if (this.#values > MOST_VALUES) throw tooLarge(`compose file exceeds maximum node visit limit (${MOST_VALUES})`);
    if (isAlias(yaml)) return this.#readAlias(yaml);
    const anchor = isScalar(yaml) || isMap(yaml) || isSeq(yaml) ? yaml.anchor : undefined;
    if (anchor !== undefined) this.#anchors.set(anchor, undefined);
    const part = this.#readTagged(yaml);
    if (part.size > MOST_EXPANDED) throw tooLarge("document contains excessive aliasing");
    if (anchor !== undefined) this.#anchors.set(anchor, part);
    return part;
  }

  #readAt(key: string | number, yaml: unknown): Part {
    this.#path.push(key);
    this.#refuseDepth(0, yaml);
    const part = this.#read(yaml);
    this.#refuseDepth(part.depth, yaml);
    this.#path.pop();
    return part;
  }

  #refuseDepth(below: number, yaml: unknown): void {
    if (this.#path.length + below <= MOST_LEVELS) return;
    throw tooDeep(this.#placeAt(rangeOf(yaml)?.[0] ?? 0));
  }

  #readAlias(alias: Alias): Part {
    const part = this.#anchors.get(alias.source);
    if (part !== undefined) return part;
    const place = this.#placeAt(alias.range?.[0] ?? 0);
    const isOpen = this.#anchors.has(alias.source);
    const message = isOpen
      ? `*${alias.source} stands within what it is the name of.`
      : `*${alias.source} stands for nothing: no value before it is named &${alias.source}.`;
    const composeSays = isOpen
      ? `yaml: anchor '${alias.source}' value contains itself`
      : `go-yaml load error in composer at L${place.line}.C${place.column}: unknown anchor '${alias.source}' referenced`;
    throw new ComposeError("yaml", message, { place, composeSays });
  }

  #readTagged(yaml: unknown): Part {
    const tag = isScalar(yaml) || isMap(yaml) || isSeq(yaml) ? yaml.tag : undefined;
    if (tag === "!reset") return { node: undefined, cleared: [[]], size: 1, depth: 0 };
    const part = this.#readPlain(yaml);
    return tag === "!override" ? { ...part, cleared: [[]] } : part;
  }

  #readPlain(yaml: unknown): Part {
    if (isMap(yaml)) return this.#readMap(yaml);
    if (isSeq(yaml)) return this.#readList(yaml);
    if (isScalar(yaml)) return { node: this.#readScalar(yaml), cleared: [], size: 1, depth: 0 };
    return { node: { kind: "scalar", value: null, place: this.#placeAt(0) }, cleared: [], size: 1, depth: 0 };
  }

  #readScalar(scalar: Scalar): Node {
    const place = this.#placeAt(scalar.range?.[0] ?? 0);
    const text = textOf(scalar);
    const isPlain = scalar.type === "PLAIN" && (scalar.tag === undefined || STANDARD_TAGS.has(scalar.tag));
    return isPlain ? readPlainScalar(text, place) : { kind: "scalar", value: text, place };
  }

  #readList(list: YAMLSeq): Part {
    const parts = list.items.map((item, index) => this.#readAt(index, item));
    return {
      node: { kind: "list", items: parts.flatMap(({ node }) => node ?? []), place: this.#placeOf(list) },
      cleared: parts.flatMap(({ cleared }, index) => cleared.map((path): Path => [index, ...path])),
      size: 1 + sum(parts),
      depth: 1 + deepest(parts),
    };
  }

  #readMap(map: YAMLMap): Part {
    const entries = new Map<string, Entry>();
    const cleared: Path[] = [];
    let merged: Part | undefined;
    let size = 1;
    let depth = 0;
    const seen = new Map<string, Place>();
    for (const { key, value } of map.items) {
      const { name, place } = this.#readKey(key, seen);
      const part = this.#readAt(name, value ?? undefined);
      const isMerge = name === "<<" && isScalar(key) && key.type === "PLAIN";
      size += part.size;
      // What is merged in lies beside the other keys.
      depth = Math.max(depth, isMerge ? part.depth - 1 : part.depth);
      cleared.push(...part.cleared.map((path): Path => (isMerge ? path : [name, ...path])));
      if (isMerge) merged = part;
      else if (part.node) entries.set(name, { place, value: this.#placeNull(part.node, place) });
    }
    if (merged?.node) mergeInto(entries, merged.node);
    const node: MapNode = { kind: "map", entries, place: this.#placeOf(map) };
    return { node, cleared, size, depth: depth + 1 };
  }

  /** A key without a value has its null where the key is. */
  #placeNull(node: Node, place: Place): Node {
    return node.kind === "scalar" && node.value === null ? { ...node, place } : node;
  }

  /** @throws ComposeError for a key that is no text: go-yaml makes a number of 8000, and takes no map as a key. */
  #readKey(key: unknown, seen: Map<string, Place>): { readonly name: string; readonly place: Place } {
    const place = this.#placeAt(rangeOf(key)?.[0] ?? 0);
    const name = isScalar(key) ? textOf(key) : isAlias(key) ? key.source : "";
    const first = seen.get(name);
    if (first) throw duplicateKey(name, place, first);
    seen.set(name, place);
    if (isScalar(key) && key.type === "PLAIN" && key.source === "") throw noKey(place);
    const node = isScalar(key) ? this.#readScalar(key) : undefined;
    const isText =
      isAlias(key) || (node?.kind === "scalar" && typeof node.value === "string" && node.isTime === undefined);
    if (!isText) throw notText(name, [...this.#path], place);
    return { name, place };
  }

  #placeOf(yaml: YAMLMap | YAMLSeq): Place {
    return this.#placeAt(yaml.range?.[0] ?? 0);
  }
}

const STANDARD_TAGS = new Set([
  "tag:yaml.org,2002:int",
  "tag:yaml.org,2002:float",
  "tag:yaml.org,2002:bool",
  "tag:yaml.org,2002:null",
]);

function rangeOf(yaml: unknown): Range | null | undefined {
  return isNode(yaml) ? yaml.range : undefined;
}

/** In the schema that is asked for, every value is a text. */
function textOf({ value, source = "" }: Scalar): string {
  return typeof value === "string" ? value : source;
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((total, { size }) => total + size, 0);
}

function deepest(parts: readonly Part[]): number {
  return parts.reduce((most, { depth }) => Math.max(most, depth), 0);
}

/** Adds what `<<` names: a map, or a list of maps of which the first counts; what the map says itself counts before both. */
function mergeInto(entries: Map<string, Entry>, source: Node): void {
  const maps = source.kind === "list" ? source.items : [source];
  for (const map of maps) {
    if (map.kind !== "map") throw noMerge(source);
    for (const [key, entry] of map.entries) if (!entries.has(key)) entries.set(key, entry);
  }
}
