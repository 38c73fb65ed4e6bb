import { type Document, LineCounter, parseAllDocuments, type YAMLError } from "yaml";
import { ComposeError } from "./compose-error.ts";
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
  return parse(text, lines, placeAt(0)).map((document) => {
    const [fault] = faultsOf(document.errors);
    if (fault) throw syntaxError(fault.error, placeAt(fault.offset));
    return new DocumentReader(placeAt).read(document);
  });
}

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
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ComposeError("too-large", "This file is nested too deeply to be read.", { place });
  }
}

function syntaxError({ message }: YAMLError, place: Place): ComposeError {
  const what = message.replace(/\.?$/, ".");
  return new ComposeError("yaml", `This is no YAML, from line ${place.line} on. ${what}`, {
    place,
    composeSays: `yaml: line ${place.line}: ${message}`,
  });
}
