import { MOST_LEVELS, notYaml, tooDeep } from "../document-faults.ts";
import type { ComposeError } from "../compose-error.ts";
import type { Place } from "../node.ts";
import type { Composer, Part, Properties } from "./composer.ts";
import type { Cursor } from "./cursor.ts";
import { type Key, MapDraft } from "./map-draft.ts";
import type { Scanner } from "./scanner.ts";
import { token, type Token } from "./token.ts";

/** Where a value stands. A list may begin below its key in the same column when it is the value of one. */
type Where = "brackets" | "block" | "value";

/** Reads the values of a document from its tokens, as the grammar of YAML has them. */
export class ValueReader {
  readonly #scanner: Scanner;
  readonly #cursor: Cursor;
  readonly #composer: Composer;
  /** What handles of tags stand for. */
  readonly #prefixes: ReadonlyMap<string, string>;
  #depth = 0;

  constructor(scanner: Scanner, cursor: Cursor, composer: Composer, prefixes: ReadonlyMap<string, string>) {
    this.#scanner = scanner;
    this.#cursor = cursor;
    this.#composer = composer;
    this.#prefixes = prefixes;
  }

  read(where: Where): Part {
    const { type, place } = this.#scanner.peek();
    if (type === "*") return this.#composer.alias(this.#scanner.take());
    this.#depth += 1;
    if (this.#depth > MOST_LEVELS + 1) throw tooDeep(place);
    const properties = type === "&" || type === "!" ? this.#properties(place) : undefined;
    const read = (): Part => this.#content(where, place, properties);
    const part = properties ? this.#composer.withProperties(properties, read) : read();
    this.#depth -= 1;
    return part;
  }

  #properties(place: Place): Properties {
    let anchor: string | undefined;
    let tag: Token | undefined;
    for (;;) {
      const { type } = this.#scanner.peek();
      if (type === "&" && anchor === undefined) anchor = this.#scanner.take().text;
      else if (type === "!" && tag === undefined) tag = this.#scanner.take();
      else return { anchor, tag: tag && this.#writeOut(tag, place) };
    }
  }

  #writeOut({ text, handle, place }: Token, since: Place): string {
    const prefix = handle === "" ? "" : this.#prefixes.get(handle);
    if (prefix === undefined) throw this.#fault("found undefined tag handle", "a node", since, place);
    return prefix + text;
  }

  #content(where: Where, since: Place, properties: Properties | undefined): Part {
    const { type, place } = this.#scanner.peek();
    if (type === "scalar") return this.#composer.scalar(this.#scanner.take(), properties?.tag);
    if (type === "[") return this.#bracketList();
    if (type === "{") return this.#bracketMap();
    if (where !== "brackets") {
      if (type === "map") return this.#blockMap();
      if (type === "list") return this.#blockList();
      if (type === "-" && where === "value") return this.#listBesideKey(place);
    }
    // Nothing is a text when its tag says so.
    if (properties) return this.#composer.scalar(token("scalar", since, "", "", true), properties.tag);
    const what = `a ${where === "brackets" ? "flow" : "block"} node`;
    throw this.#fault("did not find expected node content", what, since, place);
  }

  #blockList(): Part {
    const { place } = this.#scanner.take();
    const parts: Part[] = [];
    while (this.#isNext("-")) parts.push(this.#item(parts.length, ["-", "close"]));
    if (!this.#isNext("close"))
      throw this.#unexpected("did not find expected '-' indicator", "a block collection", place);
    this.#scanner.take();
    return this.#composer.list(parts, place);
  }

  #listBesideKey(place: Place): Part {
    const parts: Part[] = [];
    while (this.#isNext("-")) parts.push(this.#item(parts.length, ["-", "?", ":", "close"]));
    return this.#composer.list(parts, place);
  }

  #item(index: number, ends: readonly Token["type"][]): Part {
    const { place } = this.#scanner.take();
    return this.#composer.inside(index, place, () => this.#readUnless(ends, "block", place));
  }

  #blockMap(): Part {
    const { place } = this.#scanner.take();
    const map = new MapDraft(this.#composer);
    while (this.#isNext("?")) {
      const key = this.#key(map, BLOCK_ENDS, "value");
      this.#value(map, key, BLOCK_ENDS, "value");
    }
    if (!this.#isNext("close")) throw this.#unexpected("did not find expected key", "a block mapping", place);
    this.#scanner.take();
    return map.finish(place);
  }

  #bracketMap(): Part {
    const { place } = this.#scanner.take();
    const map = new MapDraft(this.#composer);
    while (!this.#isNext("}")) {
      if (this.#isNext("?")) {
        const key = this.#key(map, [":", ",", "}"], "brackets");
        this.#value(map, key, [",", "}"], "brackets");
      } else {
        const at = this.#scanner.peek().place;
        const key = map.key(this.read("brackets"), at);
        map.set(
          key,
          this.#composer.inside(key.written, at, () => this.#composer.nothing(at)),
        );
      }
      this.#comma("}", "a flow mapping", place);
    }
    this.#scanner.take();
    return map.finish(place);
  }

  #bracketList(): Part {
    const { place } = this.#scanner.take();
    const parts: Part[] = [];
    while (!this.#isNext("]")) {
      const at = this.#scanner.peek().place;
      const read = (): Part => (this.#isNext("?") ? this.#pair() : this.read("brackets"));
      parts.push(this.#composer.inside(parts.length, at, read));
      this.#comma("]", "a flow sequence", place);
    }
    this.#scanner.take();
    return this.#composer.list(parts, place);
  }

  /** A key with its value stands in a list in brackets for a map of its own. */
  #pair(): Part {
    const { place } = this.#scanner.peek();
    const map = new MapDraft(this.#composer);
    const key = this.#key(map, [":", ",", "]"], "brackets");
    this.#value(map, key, [",", "]"], "brackets");
    return map.finish(place);
  }

  #key(map: MapDraft, ends: readonly Token["type"][], where: "brackets" | "value"): Key {
    const { place } = this.#scanner.take();
    const next = this.#scanner.peek();
    const part = this.#readUnless(ends, where, place);
    return map.key(part, ends.includes(next.type) ? place : next.place);
  }

  #value(map: MapDraft, key: Key, ends: readonly Token["type"][], where: "brackets" | "value"): void {
    const colon = this.#isNext(":") ? this.#scanner.take().place : undefined;
    const { place } = this.#scanner.peek();
    const read = (): Part =>
      colon === undefined
        ? this.#composer.nothing(key.place)
        : this.#readUnless(ends, where, { ...colon, column: colon.column + 1 });
    map.set(key, this.#composer.inside(key.written, place, read));
  }

  #readUnless(ends: readonly Token["type"][], where: Where, place: Place): Part {
    return ends.includes(this.#scanner.peek().type) ? this.#composer.nothing(place) : this.read(where);
  }

  /** Passes over the comma behind an item, unless the bracket closes. */
  #comma(bracket: "]" | "}", what: string, since: Place): void {
    if (this.#isNext(bracket)) return;
    if (!this.#isNext(",")) throw this.#unexpected(`did not find expected ',' or '${bracket}'`, what, since);
    this.#scanner.take();
  }

  #isNext(type: Token["type"]): boolean {
    return this.#scanner.peek().type === type;
  }

  #unexpected(problem: string, what: string, since: Place): ComposeError {
    return this.#fault(problem, what, since, this.#scanner.peek().place);
  }

  #fault(problem: string, what: string, since: Place, at: Place): ComposeError {
    return notYaml("parser", problem, at, this.#cursor.within(at), `while parsing ${what}`, since);
  }
}

const BLOCK_ENDS: readonly Token["type"][] = ["?", ":", "close"];
