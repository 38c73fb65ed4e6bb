import type { ComposeError } from "../compose-error.ts";
import {
  MOST_EXPANDED,
  MOST_LEVELS,
  MOST_VALUES,
  noAnchor,
  tooDeep,
  tooLarge,
  withinItself,
  wrongTag,
} from "../document-faults.ts";
import type { Node, Path, Place, ScalarNode } from "../node.ts";
import { readPlainScalar } from "../scalar.ts";
import type { Token } from "./token.ts";

/** What became of a part of a document. */
export interface Part {
  /** Undefined when `!reset` takes it away. */
  readonly node: Node | undefined;
  /** What is written there: the text of a scalar, the name of an alias; empty for a list or a map. */
  readonly written: string;
  /** Whether it is the `<<` that merges, when it is a key. */
  readonly isMerge: boolean;
  /** Paths from this part that `!reset` and `!override` name. */
  readonly cleared: readonly Path[];
  /** How many values it has, with those of its aliases. */
  readonly size: number;
  /** How many lists and maps lie in each other there. */
  readonly depth: number;
}

/** What stands before a value. */
export interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
}

/** Puts together what a document says, and fills in anchors. */
export class Composer {
  /** What stands at each anchor so far; undefined as long as it is being read. */
  readonly #anchors = new Map<string, Part | undefined>();
  /** The keys that lead to what is being read. */
  readonly #path: (string | number)[] = [];
  #values = 1;
  /** What is wrong although it is YAML: go-yaml looks for it when it has read the whole document. */
  #fault: ComposeError | undefined;

  get path(): Path {
    return [...this.#path];
  }

  /** Takes down what is wrong, unless something before is. */
  refuse(fault: ComposeError): void {
    this.#fault ??= fault;
  }

  /** Gives what was taken down. */
  get fault(): ComposeError | undefined {
    return this.#fault;
  }

  /** Reads what stands under a key of a map or at an index of a list. */
  inside(key: string | number, place: Place, read: () => Part): Part {
    this.#values += 1;
    if (this.#values > MOST_VALUES) throw tooLarge(`compose file exceeds maximum node visit limit (${MOST_VALUES})`);
    this.#path.push(key);
    const part = read();
    if (this.#path.length + part.depth > MOST_LEVELS) throw tooDeep(place);
    this.#path.pop();
    return part;
  }

  /** Reads a value with what stands before it. */
  withProperties({ anchor, tag }: Properties, read: () => Part): Part {
    if (anchor !== undefined) this.#anchors.set(anchor, undefined);
    const fault = this.#fault;
    let part = read();
    if (tag === "!reset" || tag === "!override") part = { ...part, cleared: [[]] };
    if (tag === "!reset") {
      // What is taken away may be wrong.
      this.#fault = fault;
      part = { ...part, node: undefined, size: 1, depth: 0 };
    }
    if (anchor !== undefined) this.#anchors.set(anchor, part);
    return part;
  }

  scalar({ text, isPlain, place }: Token, tag?: string): Part {
    const type = tag === undefined ? undefined : TYPES.get(tag);
    const isRead = tag === undefined ? isPlain : type !== undefined;
    const node: ScalarNode = isRead ? readPlainScalar(text, place) : { kind: "scalar", value: text, place };
    if (type !== undefined && !type(node)) this.refuse(wrongTag(text, tag ?? "", place));
    return { node, written: text, isMerge: isRead && text === "<<", cleared: NOTHING, size: 1, depth: 0 };
  }

  nothing(place: Place): Part {
    const node: Node = { kind: "scalar", value: null, place };
    return { node, written: "", isMerge: false, cleared: NOTHING, size: 1, depth: 0 };
  }

  /** @throws ComposeError when nothing before is named so. */
  alias({ text, place }: Token): Part {
    const part = this.#anchors.get(text);
    if (part !== undefined) return { ...part, written: text, isMerge: false };
    const isOpen = this.#anchors.has(text);
    const fault = isOpen ? withinItself(text, place) : noAnchor(text, place);
    if (!isOpen) throw fault;
    this.refuse(fault);
    return this.nothing(place);
  }

  list(parts: readonly Part[], place: Place): Part {
    const items: Node[] = [];
    const cleared: Path[] = [];
    let size = 1;
    let depth = 0;
    for (const [index, part] of parts.entries()) {
      if (part.node) items.push(part.node);
      for (const path of part.cleared) cleared.push([index, ...path]);
      size += part.size;
      depth = Math.max(depth, part.depth);
    }
    return { node: { kind: "list", items, place }, written: "", isMerge: false, cleared, ...limit(size, depth) };
  }
}

/** Gives the size and depth of a list or map by those of what is in it. */
export function limit(size: number, depth: number): Pick<Part, "size" | "depth"> {
  if (size > MOST_EXPANDED) throw tooLarge("document contains excessive aliasing");
  return { size, depth: depth + 1 };
}

const NOTHING: readonly Path[] = [];

/** Tags that say what a scalar is, and what they take. */
const TYPES: ReadonlyMap<string, (node: ScalarNode) => boolean> = new Map([
  ["tag:yaml.org,2002:int", ({ value, isFloat }) => typeof value === "number" && isFloat !== true],
  ["tag:yaml.org,2002:float", ({ value }) => typeof value === "number"],
  ["tag:yaml.org,2002:bool", ({ value }) => typeof value === "boolean"],
  ["tag:yaml.org,2002:null", ({ value }) => value === null],
]);
