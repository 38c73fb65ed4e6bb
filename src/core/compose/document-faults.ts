import { ComposeError } from "./compose-error.ts";
import { type Node, type Path, type Place, writePath } from "./node.ts";

/** How many values Compose reads of one document before it refuses it. */
export const MOST_VALUES = 100_000;
/** How many values a document may have once its aliases are filled in. */
export const MOST_EXPANDED = 400_000;
/** How deep values may lie in each other. The limit is ours; that of Compose is 10,000. */
export const MOST_LEVELS = 300;

/** A colon before which nothing stands. */
export function noKey(place: Place): ComposeError {
  return new ComposeError("yaml", "There is no key before this colon.", {
    place,
    composeSays: `go-yaml load error in parser (while parsing a block mapping) at L${place.line}.C${place.column}: did not find expected key`,
  });
}

export function noMerge({ place }: Node): ComposeError {
  return new ComposeError("yaml", "`<<` takes in a map or a list of maps, and this is neither.", {
    place,
    composeSays: "map merge requires map or sequence of maps as the value",
  });
}

export function duplicateKey(name: string, place: Place, first: Place): ComposeError {
  const message = `"${name}" is set twice in the same place: on line ${first.line} and on line ${place.line}. Keep one.`;
  const composeSays = `line ${place.line}: mapping key ${JSON.stringify(name)} already defined at line ${first.line}`;
  return new ComposeError("duplicate-key", message, { place, composeSays });
}

export function notText(name: string, path: Path, place: Place): ComposeError {
  const where = path.length === 0 ? "at top level" : `in ${writePath(path)}`;
  const message = `A key must be a text, and ${name === "" ? "this one" : name} is none. Put it in quotes.`;
  return new ComposeError("wrong-type", message, { place, path, composeSays: `non-string key ${where}: ${name}` });
}

export function tooLarge(composeSays: string): ComposeError {
  const message = `This file holds more values than Compose reads: ${MOST_VALUES} as written, ${MOST_EXPANDED} with its aliases.`;
  return new ComposeError("too-large", message, { composeSays });
}

/** A list in a list in a list …, deeper than we read. */
export function tooDeep(place: Place): ComposeError {
  return new ComposeError("too-large", `From line ${place.line} on, this file is nested too deeply to be read.`, {
    place,
  });
}
