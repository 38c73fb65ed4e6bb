import { type Document, isMap, isScalar, LineCounter, parseAllDocuments, type YAMLError } from "yaml";
import { ComposeError } from "./compose-error.ts";
import { tooDeep } from "./document-faults.ts";
import { DocumentReader } from "./document-reader.ts";
import type { Node, Path, Place } from "./node.ts";

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
    addDocuments(file, text, documents);
  } catch (error) {
    if (!(error instanceof ComposeError)) throw error;
    return { documents, error };
  }
  return { documents };
}

function addDocuments(file: string, text: string, documents: ComposeDocument[]): void {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  // A carriage return alone ends a line too.
  for (const document of parse(text.replaceAll(/\r(?!\n)/g, "\n"), lines, { file, line: 1, column: 1 })) {
    // A mark of an end before anything began.
    if (isNothing(document)) continue;
    const [fault] = faultsOf(document.errors);
    const error = fault && errorOf(fault.error, placeAt(fault.offset));
    const isBehind = fault?.error.code === "UNEXPECTED_TOKEN" && endsBefore(document, fault.error.pos[0], placeAt);
    if (error && !isBehind) throw firstOf(error, () => new DocumentReader(placeAt).read(document));
    documents.push(new DocumentReader(placeAt).read(document));
    if (error) throw error;
  }
}

function isNothing({ contents, directives, errors }: Document): boolean {
  const isEmpty = contents === null || (isScalar(contents) && contents.type === "PLAIN" && contents.source === "");
  return isEmpty && directives?.docStart !== true && errors.length === 0;
}

/** Whether the value of a document is complete. What stands behind it, less indented, begins another one for go-yaml. */
function endsBefore({ contents }: Document, offset: number, placeAt: (offset: number) => Place): boolean {
  const [start, end] = contents?.range ?? [0, Infinity];
  const isIndented = isMap(contents) && contents.flow !== true;
  return offset >= end && (!isIndented || placeAt(offset).column < placeAt(start).column);
}

/** An alias that stands for nothing is found before what is wrong on later lines. */
function firstOf(error: ComposeError, read: () => unknown): ComposeError {
  try {
    read();
  } catch (other) {
    const isAlias = other instanceof ComposeError && other.kind === "yaml" && other.place !== undefined;
    if (isAlias && (other.place?.line ?? 0) < (error.place?.line ?? 0)) return other;
  }
  return error;
}

/** How many documents one file may have; each is checked with all before it. The limit is ours. */
const MOST_DOCUMENTS = 400;

/** What is wrong and where go-yaml finds it, the first in the file first. */
function faultsOf(errors: readonly YAMLError[]): { readonly error: YAMLError; readonly offset: number }[] {
  return errors
    .map((error, index) => ({ error, offset: offsetOf(error, errors, index) }))
    .filter(({ error }) => !isForgiven(error.message))
    .toSorted((a, b) => a.offset - b.offset);
}

/** go-yaml lets a comment follow a bracket without a space between them. */
function isForgiven(message: string): boolean {
  return message.startsWith("Comments must be separated");
}

/** A key over several lines, which most often is a line without its own colon, is found out at the next colon. */
function offsetOf(
  { code, pos: [start, end], message }: YAMLError,
  errors: readonly YAMLError[],
  index: number,
): number {
  if (message === "Unexpected scalar at node end") return end;
  if (code !== "BLOCK_AS_IMPLICIT_KEY" && code !== "MULTILINE_IMPLICIT_KEY") return start;
  const long = errors.slice(index).find((error) => error.code === "MULTILINE_IMPLICIT_KEY");
  return long?.pos[1] ?? start;
}

function parse(text: string, lines: LineCounter, place: Place): readonly Document[] {
  try {
    const documents = parseAllDocuments(text, {
      schema: "failsafe",
      uniqueKeys: false,
      lineCounter: lines,
      prettyErrors: false,
      logLevel: "silent",
    });
    if (!Array.isArray(documents)) return [];
    if (documents.length <= MOST_DOCUMENTS) return documents;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw tooDeep(place);
  }
  throw new ComposeError("too-large", `This file has more than ${MOST_DOCUMENTS} documents, parted by \`---\`.`, {
    place,
  });
}

function errorOf({ code, message }: YAMLError, place: Place): ComposeError {
  if (code === "RESOURCE_EXHAUSTION") return tooDeep(place);
  const what = message.replace(/\.?$/, ".");
  return new ComposeError("yaml", `This is no YAML, from line ${place.line} on. ${what}`, {
    place,
    composeSays: `yaml: line ${place.line}: ${message}`,
  });
}
