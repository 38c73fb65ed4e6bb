import { type Document, LineCounter, parseAllDocuments, type YAMLError } from "yaml";
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

/**
 * Reads the YAML of a Compose file as go-yaml does, with anchors, aliases and merges filled in; an empty file has no document.
 * @throws ComposeError of the kinds "yaml", "duplicate-key" and "too-large".
 */
export function readDocuments(file: string, text: string): readonly ComposeDocument[] {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  return parse(text, lines, { file, line: 1, column: 1 }).map((document) => {
    const [fault] = faultsOf(document.errors);
    if (fault) throw errorOf(fault.error, placeAt(fault.offset));
    return new DocumentReader(placeAt).read(document);
  });
}

/** How many documents one file may have; each is checked with all before it. The limit is ours. */
const MOST_DOCUMENTS = 400;

/** What is wrong and where go-yaml finds it, the first in the file first. */
function faultsOf(errors: readonly YAMLError[]): { readonly error: YAMLError; readonly offset: number }[] {
  return errors
    .filter(({ message }) => !isForgiven(message))
    .map((error) => ({ error, offset: offsetOf(error, errors) }))
    .toSorted((a, b) => a.offset - b.offset);
}

/** go-yaml lets a comment follow a bracket without a space between them. */
function isForgiven(message: string): boolean {
  return message.startsWith("Comments must be separated");
}

/** A key over several lines, which most often is a line without its own colon, is found out at the next colon. */
function offsetOf({ pos: [start] }: YAMLError, errors: readonly YAMLError[]): number {
  const long = errors.find(({ code, pos }) => code === "MULTILINE_IMPLICIT_KEY" && pos[0] === start);
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
