import { ComposeError } from "./compose-error.ts";
import { behindFirst, inFile, notYaml } from "./document-faults.ts";
import type { Node, Path } from "./node.ts";
import { Composer } from "./yaml/composer.ts";
import { Cursor } from "./yaml/cursor.ts";
import { Scanner } from "./yaml/scanner.ts";
import { ValueReader } from "./yaml/value-reader.ts";

/** One of the documents of a file. */
export interface ComposeDocument {
  readonly root: Node;
  /** Paths that `!reset` and `!override` name, whose values of the files before are dropped. */
  readonly cleared: readonly Path[];
}

/** The documents of a file up to the first that cannot be read, and what is wrong with that. */
export interface ComposeDocuments {
  readonly documents: readonly ComposeDocument[];
  /** Of the kinds "yaml", "duplicate-key", "wrong-type" and "too-large". */
  readonly error?: ComposeError | undefined;
}

/**
 * Reads the YAML of a Compose file as go-yaml does, with anchors, aliases and merges filled in; an empty file has no document.
 * Compose takes in each document before it reads the next, so an error may come after those that they bring.
 */
export function readDocuments(file: string, text: string): ComposeDocuments {
  const documents: ComposeDocument[] = [];
  try {
    const reader = new DocumentReader(file, text);
    for (let next = reader.read(); next; next = reader.read()) documents.push(next);
  } catch (error) {
    if (!(error instanceof ComposeError)) throw error;
    return { documents, error: documents.length === 0 ? error : behindFirst(error, file) };
  }
  return { documents };
}

/** How many documents one file may have; each is checked with all before it. The limit is ours. */
const MOST_DOCUMENTS = 400;

const PREFIXES: readonly (readonly [string, string])[] = [
  ["!", "!"],
  ["!!", "tag:yaml.org,2002:"],
];

/** Reads the documents of a file one after the other. */
class DocumentReader {
  readonly #cursor: Cursor;
  readonly #scanner: Scanner;
  #count = 0;

  constructor(file: string, text: string) {
    this.#cursor = new Cursor(file, text);
    this.#scanner = new Scanner(this.#cursor);
    this.#cursor.refuseControls();
  }

  /** Gives the next document; undefined behind the last. */
  read(): ComposeDocument | undefined {
    const scanner = this.#scanner;
    while (scanner.peek().type === "...") scanner.take();
    const { type, place } = scanner.peek();
    if (type === "end") return undefined;
    this.#count += 1;
    if (this.#count > MOST_DOCUMENTS)
      throw new ComposeError("too-large", `This file has more than ${MOST_DOCUMENTS} documents, parted by \`---\`.`, {
        place,
      });
    const isBare = this.#count === 1 && !["%YAML", "%TAG", "---"].includes(type);
    const prefixes = isBare ? new Map(PREFIXES) : this.#directives();
    const composer = new Composer();
    const isEmpty = !isBare && ENDS.has(scanner.peek().type);
    const values = new ValueReader(scanner, this.#cursor, composer, prefixes);
    const { node, cleared } = isEmpty ? composer.nothing(place) : values.read("block");
    if (scanner.peek().type === "...") scanner.take();
    const root = node ?? { kind: "scalar", value: null, place };
    if (composer.fault) throw inFile(composer.fault, root.place, this.#count === 1);
    return { root, cleared };
  }

  /** Reads what may stand before a document, and the `---` with which it begins. */
  #directives(): Map<string, string> {
    const prefixes = new Map<string, string>();
    let hasVersion = false;
    for (;;) {
      const { type, text, handle } = this.#scanner.peek();
      if (type === "%YAML") {
        if (hasVersion) throw this.#fault("found duplicate %YAML directive");
        if (text !== "1.1") throw this.#fault("found incompatible YAML document");
        hasVersion = true;
      } else if (type === "%TAG") {
        if (prefixes.has(handle)) throw this.#fault("found duplicate %TAG directive");
        prefixes.set(handle, text);
      } else if (type === "---") break;
      else throw this.#fault("did not find expected <document start>");
      this.#scanner.take();
    }
    this.#scanner.take();
    return new Map([...PREFIXES, ...prefixes]);
  }

  #fault(problem: string): ComposeError {
    const { place } = this.#scanner.peek();
    return notYaml("parser", problem, place, this.#cursor.within(place));
  }
}

const ENDS: ReadonlySet<string> = new Set(["%YAML", "%TAG", "---", "...", "end"]);
