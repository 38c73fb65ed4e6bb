/** Where in a YAML text the cursor stands. */
export interface YamlPlace {
  /** The keys from the root to what is being written, an item of a list as "[]". A value's own key is the last. */
  readonly path: readonly string[];
  /** Whether a key or a value can stand here; an item of a list can be either. */
  readonly kind: "key" | "value" | "item";
  /** What stands there already, before the cursor, and where it begins. */
  readonly word: string;
  readonly from: number;
  /** Whether it is within `{…}` or `[…]`. */
  readonly isFlow: boolean;
  /** Keys that stand beside it already. */
  readonly siblings: ReadonlySet<string>;
}

/**
 * Finds where a place of a YAML text is, by its indentation: the text need not be whole. Undefined in comments, in
 * texts of several lines and wherever it cannot be told.
 */
export function placeIn(text: string, at: number): YamlPlace | undefined {
  const lines = text.slice(0, at).split("\n");
  const here = lines.at(-1) ?? "";
  if (/(?:^|\s)#/.test(here) || lines.length > MOST) return undefined;
  const { dashes, column, rest } = partsOf(here);
  const above = pathAbove(lines, dashes.length > 0 ? (dashes[0] ?? 0) : column, dashes.length > 0);
  if (above === undefined) return undefined;
  const path = [...above, ...dashes.map(() => "[]")];
  const [, key, space, value] = /^([\w.-]+|"[^"]*"|'[^']*'):( +)(.*)$/.exec(rest) ?? [];
  if (key !== undefined && space !== undefined) return placeInValue([...path, unquoted(key)], value ?? "", at);
  if (/^[[{]/.test(rest)) return placeInValue(path, rest, at);
  if (!/^["']?[\w.${}/-]*$/.test(rest)) return undefined;
  const kind = dashes.length > 0 ? "item" : "key";
  const siblings = siblingsOf(text.split("\n"), lines.length - 1, column);
  return { path, kind, word: rest, from: at - rest.length, isFlow: false, siblings };
}

/** Nobody completes a file of this length by hand. */
const MOST = 20_000;

interface Parts {
  /** The columns of the dashes that begin the line. */
  readonly dashes: readonly number[];
  /** Where what follows begins. */
  readonly column: number;
  readonly rest: string;
}

function partsOf(line: string): Parts {
  const dashes: number[] = [];
  let column = /^ */.exec(line)?.[0].length ?? 0;
  while (line[column] === "-" && /^-(?: |$)/.test(line.slice(column, column + 2))) {
    dashes.push(column);
    column += 1;
    while (line[column] === " ") column += 1;
  }
  return { dashes, column, rest: line.slice(column) };
}

const OPENS = /^([\w.-]+|"[^"]*"|'[^']*'):\s*(?:[&!][^\s]*\s*)*(?:#.*)?$/;

/** The keys above the last line, for what begins at a column; undefined when what is above is no map or list. */
function pathAbove(lines: readonly string[], start: number, isDash: boolean): string[] | undefined {
  const path: string[] = [];
  let [column, dash] = [start, isDash];
  for (let index = lines.length - 2; index >= 0 && (column > 0 || dash); index -= 1) {
    const line = lines[index] ?? "";
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    const parts = partsOf(line);
    const isParent = parts.column < column || (dash && parts.column === column && parts.dashes.length === 0);
    if (isParent) {
      const [, key] = OPENS.exec(parts.rest) ?? [];
      if (key === undefined)
        return parts.rest.startsWith("<<:") ? undefined : dash && parts.column === column ? path : undefined;
      path.unshift(...parts.dashes.map(() => "[]"), unquoted(key));
      [column, dash] = [parts.dashes[0] ?? parts.column, parts.dashes.length > 0];
    } else if (parts.dashes.length > 0 && !dash && parts.column === column) {
      path.unshift(...parts.dashes.map(() => "[]"));
      [column, dash] = [parts.dashes[0] ?? 0, true];
    }
  }
  return path;
}

function unquoted(key: string): string {
  return /^["']/.test(key) ? key.slice(1, -1) : key;
}

/** One bracket that is open, with the key that is being given a value in it. */
interface Frame {
  readonly isMap: boolean;
  key: string | undefined;
  readonly keys: Set<string>;
}

/** Finds the place within a value, which may be of the form `{a: [b, …`. */
function placeInValue(path: readonly string[], value: string, at: number): YamlPlace | undefined {
  const frames: Frame[] = [];
  let start = 0;
  for (const { 0: sign, index } of value.matchAll(/"[^"]*"|'[^']*'|\$\{|[[{\]},]|:(?=\s|$)/g)) {
    if (sign === "[" || sign === "{") frames.push({ isMap: sign === "{", key: undefined, keys: new Set() });
    else if (sign === "]" || sign === "}") frames.pop();
    else if (sign.length > 1) continue;
    const frame = frames.at(-1);
    if (sign === ":" && frame?.isMap) {
      frame.key = unquoted(value.slice(start, index).trim());
      frame.keys.add(frame.key);
    } else if (sign === "," && frame) frame.key = undefined;
    start = index + 1;
  }
  const word = value.slice(start).trimStart();
  const inner = frames.flatMap(({ isMap, key }) => (isMap ? (key ?? []) : "[]"));
  const last = frames.at(-1);
  if (frames.length > 0 ? /\s/.test(word) : start > 0 || /\s/.test(word)) return undefined;
  const kind = last?.isMap === true && last.key === undefined ? "key" : "value";
  return {
    path: [...path, ...inner],
    kind,
    word,
    from: at - word.length,
    isFlow: frames.length > 0,
    siblings: last?.keys ?? new Set(),
  };
}

/** The keys of the map that a line's key is in. */
function siblingsOf(lines: readonly string[], index: number, column: number): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const step of [-1, 1]) {
    for (let at = index + step; at >= 0 && at < lines.length; at += step) {
      const { dashes, column: own, rest } = partsOf(lines[at] ?? "");
      if (rest === "" || rest.startsWith("#")) continue;
      if (own < column || (step === 1 && dashes.length > 0 && own <= column)) break;
      const [, key] = /^([\w.-]+):(?:\s|$)/.exec(rest) ?? [];
      if (own === column && key !== undefined) keys.add(key);
      if (step === -1 && dashes.length > 0 && own === column) break;
    }
  }
  return keys;
}
