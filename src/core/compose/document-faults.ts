import { ComposeError } from "./compose-error.ts";
import { type Node, type Path, type Place, writePath } from "./node.ts";

/** How many values Compose reads of one document before it refuses it. */
export const MOST_VALUES = 100_000;
/** How many values a document may have once its aliases are filled in. */
export const MOST_EXPANDED = 400_000;
/** How deep values may lie in each other. The limit is ours; that of Compose is 10,000. */
export const MOST_LEVELS = 300;

/**
 * Adds to what go-yaml says where Compose was when it said so. Compose reads the first document of a file twice: at first only for
 * its name.
 * @param root Where the document's value begins.
 */
export function inFile(
  { kind, message, place, path, composeSays }: ComposeError,
  root: Place,
  isFirst: boolean,
): ComposeError {
  const isSeenAtFirst = isFirst && kind === "duplicate-key" && path?.length === 0;
  const says = isSeenAtFirst
    ? `yaml: construct errors: ${composeSays}`
    : `failed to parse ${root.file}: yaml: construct errors: line ${root.line}: ${composeSays}`;
  return new ComposeError(kind, message, { place, path, composeSays: kind === "wrong-type" ? composeSays : says });
}

/** Adds to what go-yaml says of a text behind its first document in which file that was. */
export function behindFirst(error: ComposeError, file: string): ComposeError {
  const { kind, message, place, path, composeSays = "" } = error;
  if (!composeSays.startsWith("go-yaml")) return error;
  return new ComposeError(kind, message, { place, path, composeSays: `failed to parse ${file}: ${composeSays}` });
}

/**
 * What go-yaml cannot read.
 * @param problem Its own words for it.
 * @param place Where it finds it out.
 * @param shown Where we show it: the same, but within the text.
 * @param during What it does then: "while parsing a flow mapping".
 * @param since Where it began to.
 */
export function notYaml(
  stage: string,
  problem: string,
  place: Place,
  shown: Place,
  during?: string,
  since?: Place,
): ComposeError {
  const doing = during === undefined ? "" : ` (${during})`;
  const composeSays = `go-yaml load error in ${stage}${doing} at ${writeSpan(since ?? place, place)}: ${problem}`;
  const what = WORDS.get(problem) ?? `Compose says: ${problem}.`;
  const message = `This is no YAML, from line ${shown.line} on. ${what}`;
  return new ComposeError("yaml", message, { place: shown, composeSays });
}

function writeSpan(start: Place, end: Place): string {
  const first = `L${start.line}.C${start.column}`;
  if (start.line !== end.line) return `${first}-L${end.line}.C${end.column}`;
  return start.column === end.column ? first : `${first}-C${end.column}`;
}

/** Our words for what go-yaml says most often. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ...["mapping values are not allowed in this context", "could not find expected ':'"].map((said): [string, string] => [
    said,
    "A key and its colon belong on one line, with a space or the end of the line behind the colon. This line, or the one before, is written otherwise.",
  ]),
  [
    "did not find expected key",
    "A key was expected here. Check that this line is indented as its neighbours are, and that quotes and brackets before it are closed.",
  ],
  [
    "found character that cannot start any token",
    "No value can begin with this character. Put the value in quotes; if the character is a tab, indent with spaces.",
  ],
  ...["'}'", "']'"].map((bracket): [string, string] => [
    `did not find expected ',' or ${bracket}`,
    `A comma or ${bracket} is missing here, or earlier, behind the bracket that opens.`,
  ]),
  [
    "did not find expected '-' indicator",
    "This line stands beside the items of a list, and does not begin with a dash.",
  ],
  ["block sequence entries are not allowed in this context", "A list begins on a line of its own, below its key."],
  ["did not find expected node content", "A value was expected here."],
  ["found a tab character that violates indentation", "A tab stands before the text of this line. Indent with spaces."],
  ["found unexpected end of stream", "A quote opens before, and is never closed."],
  [
    "did not find expected <document start>",
    "What the file holds is over before this line. Check that it is indented as the first line is.",
  ],
  ["did not find expected comment or line break", "Behind this sign only a comment may stand on its line."],
]);

/** A tag of YAML's own, such as `!!int`, before a value that is none. */
export function wrongTag(text: string, tag: string, place: Place): ComposeError {
  const short = tag.replace("tag:yaml.org,2002:", "!!");
  return new ComposeError("yaml", `"${text}" is not what its tag ${short} says. Take the tag away.`, {
    place,
    composeSays: `go-yaml load error in resolver at <unknown position>: cannot construct !!str \`${text}\` as a ${short}`,
  });
}

export function noControl(code: number, place: Place): ComposeError {
  const message = `A character that cannot be seen, number ${code}, stands on line ${place.line}. Take it out.`;
  const composeSays = `go-yaml load error in reader at <unknown position>: control characters are not allowed (value: ${code})`;
  return new ComposeError("yaml", message, { place, composeSays });
}

/** An alias for which no value before has an anchor. */
export function noAnchor(name: string, place: Place): ComposeError {
  const message = `*${name} stands for nothing: no value before it is named &${name}.`;
  return new ComposeError("yaml", message, {
    place,
    composeSays: composing(place, `unknown anchor '${name}' referenced`),
  });
}

/** An alias in the very value that it stands for. */
export function withinItself(name: string, place: Place): ComposeError {
  const message = `*${name} stands within what it is the name of, so it would never end. Take it out.`;
  return new ComposeError("yaml", message, {
    place,
    composeSays: composing(place, `anchor '${name}' value contains itself`),
  });
}

function composing(place: Place, problem: string): string {
  return `go-yaml load error in composer at ${writeSpan(place, place)}: ${problem}`;
}

export function noMerge({ place }: Node): ComposeError {
  return new ComposeError("yaml", "`<<` takes in a map or a list of maps, and this is neither.", {
    place,
    composeSays: `go-yaml load error in constructor at L${place.line}.C${place.column}: map merge requires map or sequence of maps as the value`,
  });
}

export function duplicateKey(name: string, place: Place, first: Place, path: Path): ComposeError {
  const message = `"${name}" is set twice in the same place: on line ${first.line} and on line ${place.line}. Keep one.`;
  const composeSays = `line ${place.line}: mapping key ${JSON.stringify(name)} already defined at line ${first.line}`;
  return new ComposeError("duplicate-key", message, { place, path, composeSays });
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
