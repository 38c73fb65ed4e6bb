import { duplicateKey, noMerge, notText } from "../document-faults.ts";
import type { Entry, Node, Path, Place } from "../node.ts";
import { type Composer, limit, type Part } from "./composer.ts";

/** A key of a map. */
export interface Key {
  /** As it is written, which is how go-yaml compares keys. */
  readonly written: string;
  readonly name: string;
  readonly place: Place;
  readonly isMerge: boolean;
}

/** A map that is being read. */
export class MapDraft {
  readonly #composer: Composer;
  readonly #entries = new Map<string, Entry>();
  readonly #seen = new Map<string, Place>();
  readonly #cleared: Path[] = [];
  #merged: Node | undefined;
  #size = 1;
  #depth = 0;

  constructor(composer: Composer) {
    this.#composer = composer;
  }

  /** Takes in a key, and refuses one that is there already or is no text: go-yaml makes a number of 8000. */
  key({ node, written, isMerge }: Part, place: Place): Key {
    const first = this.#seen.get(written);
    if (first) this.#composer.refuse(duplicateKey(written, place, first, this.#composer.path));
    this.#seen.set(written, place);
    const text = textOf(node) ?? written;
    if (node !== undefined && textOf(node) === undefined)
      this.#composer.refuse(notText(written, this.#composer.path, place));
    return { written, name: text, place, isMerge };
  }

  set({ written, name, place, isMerge }: Key, { node, cleared, size, depth }: Part): void {
    this.#size += size;
    // What is merged in lies beside the other keys.
    this.#depth = Math.max(this.#depth, isMerge ? depth - 1 : depth);
    for (const path of cleared) this.#cleared.push(isMerge ? path : [written, ...path]);
    if (isMerge) this.#merged = node;
    else if (node) this.#entries.set(name, { place, value: placeNull(node, place) });
  }

  finish(place: Place): Part {
    if (this.#merged) this.#merge(this.#merged);
    const node: Node = { kind: "map", entries: this.#entries, place };
    return { node, written: "", isMerge: false, cleared: this.#cleared, ...limit(this.#size, this.#depth) };
  }

  /** Adds what `<<` names: a map, or a list of maps of which the first counts; what the map says itself counts before both. */
  #merge(source: Node): void {
    for (const map of source.kind === "list" ? source.items : [source]) {
      if (map.kind !== "map") return this.#composer.refuse(noMerge(source));
      for (const [key, entry] of map.entries) if (!this.#entries.has(key)) this.#entries.set(key, entry);
    }
  }
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" && node.isTime !== true ? node.value : undefined;
}

/** A key without a value has its null where the key is. */
function placeNull(node: Node, place: Place): Node {
  return node.kind === "scalar" && node.value === null ? { ...node, place } : node;
}
