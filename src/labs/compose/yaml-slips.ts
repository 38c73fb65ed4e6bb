import { COMPOSE_FILE } from "../../core/compose/format.ts";
import type { Shape } from "../../core/compose/shape.ts";

/** A slip in a text that is no YAML, in words, and how to mend it. */
export interface Slip {
  readonly message: string;
  /** What is to blame, and what a button writes in its place. Offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly fix:
    | { readonly title: string; readonly start: number; readonly end: number; readonly text: string }
    | undefined;
}

/** One line of the text. */
interface Line {
  readonly text: string;
  /** Where it begins in the text. */
  readonly start: number;
  /** From 1. */
  readonly number: number;
}

/**
 * Finds what people mostly get wrong where a text turns out to be no YAML. Undefined when it is none of these.
 * @param number The line, from 1, at which a reader of YAML gives up: mostly the one of the slip or the one below it.
 */
export function findSlip(text: string, number: number): Slip | undefined {
  const lines = linesOf(text);
  const near = [number - 1, number, number - 2].flatMap((at) => lines[at - 1] ?? []).concat(lines[number - 1] ?? []);
  const around = [...new Set([lines[number - 1], lines[number - 2], ...near].filter((line) => line !== undefined))];
  return (
    findFence(lines) ??
    findTab(lines, text) ??
    findQuote(lines.slice(0, number)) ??
    first(around, findNoColon) ??
    first(around, findNoSpace) ??
    first(around, findColonInValue) ??
    findMixture(lines, number) ??
    findIndentation(lines, number)
  );
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((line, index) => {
    const begun = start;
    start += line.length + 1;
    return { text: line, start: begun, number: index + 1 };
  });
}

function first(lines: readonly Line[], find: (line: Line) => Slip | undefined): Slip | undefined {
  for (const line of lines) {
    const slip = find(line);
    if (slip) return slip;
  }
  return undefined;
}

function slipAt(line: Line, message: string, fix?: Slip["fix"]): Slip {
  const indent = line.text.length - line.text.trimStart().length;
  return { message, start: line.start + indent, end: line.start + line.text.length, fix };
}

function findFence(lines: readonly Line[]): Slip | undefined {
  const fence = lines.find(({ text }) => /^\s*(?:```|~~~)/.test(text));
  if (!fence) return undefined;
  const message = `Line ${fence.number} is a mark of Markdown. Take only what stands between the marks.`;
  return slipAt(fence, message);
}

function findTab(lines: readonly Line[], text: string): Slip | undefined {
  const tabbed = lines.find((line) => /^ *\t/.test(line.text));
  if (!tabbed) return undefined;
  const message = `Line ${tabbed.number} is indented with a tab. YAML takes spaces only, two for each level.`;
  const mended = text.replaceAll(/^[ \t]+/gm, (space) => space.replaceAll("\t", "  "));
  const fix = { title: "Make spaces of all tabs", start: 0, end: text.length, text: mended };
  return slipAt(tabbed, message, fix);
}

function findQuote(lines: readonly Line[]): Slip | undefined {
  const open = lines.find(({ text }) => {
    const [, rest = ""] = /(?:^|[\s[{,:-])(["'].*)$/.exec(text.replace(/\s#.*$/, "")) ?? [];
    const sign = rest[0] ?? "";
    return sign !== "" && rest.split(sign).length % 2 === 0 && !rest.includes(sign === '"' ? "'" : '"');
  });
  if (!open) return undefined;
  const sign = /["']/.exec(open.text)?.[0] ?? '"';
  return slipAt(open, `A quote opens on line ${open.number} and is not closed: a ${sign} is missing.`);
}

const KEYS = new Set(keysOf(COMPOSE_FILE, 6));

/** All keys that the format knows, to some depth. */
function keysOf(shape: Shape, depth: number): string[] {
  if (depth === 0) return [];
  if (shape.kind === "list") return keysOf(shape.item, depth);
  if (shape.kind === "either") return shape.shapes.flatMap((each) => keysOf(each, depth));
  if (shape.kind !== "map") return [];
  const below = Object.values(shape.fields).flatMap((each) => keysOf(each, depth - 1));
  return [...Object.keys(shape.fields), ...below, ...shape.others.flatMap(([, each]) => keysOf(each, depth - 1))];
}

function findNoColon(line: Line): Slip | undefined {
  const [, space = "", key = "", rest = ""] = /^(\s*(?:- +)?)([a-z_]+)(\s+\S.*|\s*)$/.exec(line.text) ?? [];
  if (!KEYS.has(key)) return undefined;
  const at = line.start + space.length + key.length;
  const fix = { title: `Write ${key}:`, start: at, end: at, text: ":" };
  const where = rest.trim() === "" ? `Line ${line.number} is a key` : `Line ${line.number} gives ${key} a value`;
  return slipAt(line, `${where}, and the colon behind ${key} is missing.`, fix);
}

function findNoSpace(line: Line): Slip | undefined {
  const [, space = "", key = ""] = /^(\s*(?:- +)?)([a-z_]+):[^\s/]/.exec(line.text) ?? [];
  if (!KEYS.has(key)) return undefined;
  const at = line.start + space.length + key.length + 1;
  const fix = { title: "Put a space behind the colon", start: at, end: at, text: " " };
  return slipAt(line, `A space is missing behind the colon of ${key} on line ${line.number}.`, fix);
}

function findColonInValue(line: Line): Slip | undefined {
  const [, head = "", value = ""] =
    /^(\s*(?:- +)?[\w.-]+: +)([^"'\s[{|>&*!#][^#]*?: .*?|[^"'\s[{|>&*!#][^#]*?:)\s*$/.exec(line.text) ?? [];
  if (value === "") return undefined;
  const start = line.start + head.length;
  const quoted = `"${value.replaceAll(/["\\]/g, "\\$&")}"`;
  const fix = { title: "Put it in quotes", start, end: start + value.length, text: quoted };
  return slipAt(
    line,
    `The value on line ${line.number} holds a colon with a space behind it. Such a text needs quotes.`,
    fix,
  );
}

const INDENT = /^ */;

function indentOf({ text }: Line): number {
  return INDENT.exec(text)?.[0].length ?? 0;
}

function isWritten({ text }: Line): boolean {
  return !/^\s*(?:#.*)?$/.test(text);
}

/** The last line above with something on it that begins as far left as this one, or further. */
function lineAbove(lines: readonly Line[], line: Line): Line | undefined {
  return lines.slice(0, line.number - 1).findLast((each) => isWritten(each) && indentOf(each) <= indentOf(line));
}

const isItem = ({ text }: Line): boolean => /^\s*-(?:\s|$)/.test(text);

/** Items with dashes beside keys without. */
function findMixture(lines: readonly Line[], number: number): Slip | undefined {
  const line = lines[number - 1];
  const above = line && lineAbove(lines, line);
  if (!line || !above || indentOf(above) !== indentOf(line) || isItem(line) === isItem(above)) return undefined;
  if (isItem(line) && /:\s*$/.test(above.text)) return undefined;
  const message = `Line ${above.number} and line ${number} are on the same level, and one of them begins with a dash. It is a list, all with dashes, or keys with values, all without.`;
  return slipAt(line, message);
}

/** A line that begins neither where the one above it begins nor where one of those around that do. */
function findIndentation(lines: readonly Line[], number: number): Slip | undefined {
  const line = [number, number - 1].map((at) => lines[at - 1]).find((each) => each !== undefined && isWritten(each));
  if (!line) return undefined;
  const own = indentOf(line);
  const before = lines.slice(0, line.number - 1).filter(isWritten);
  const levels = new Set<number>();
  for (const each of before.toReversed())
    if (indentOf(each) < Math.min(...levels, Infinity)) levels.add(indentOf(each));
  const last = before.at(-1);
  if (last === undefined || levels.has(own)) return undefined;
  const nearest = [...levels].toSorted((a, b) => Math.abs(a - own) - Math.abs(b - own) || b - a)[0] ?? 0;
  const message = `Line ${line.number} begins with ${countSpaces(own)}. The lines above it begin with ${[...levels]
    .toSorted((a, b) => a - b)
    .map(String)
    .join(" or ")}, so nobody can say what it belongs to.`;
  const fix = {
    title: `Begin it with ${countSpaces(nearest)}`,
    start: line.start,
    end: line.start + own,
    text: " ".repeat(nearest),
  };
  return slipAt(line, message, fix);
}

function countSpaces(count: number): string {
  if (count === 0) return "no space";
  return count === 1 ? "1 space" : `${count} spaces`;
}
