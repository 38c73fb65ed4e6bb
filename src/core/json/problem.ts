/** Where a text stops being JSON, and what is wrong there. */
export interface JsonProblem {
  readonly from: number;
  readonly to: number;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** Finds the first place at which a text is no JSON; undefined when it is JSON. */
export function findJsonProblem(text: string): JsonProblem | undefined {
  const cursor = { text, at: 0, depth: 0 };
  const found = readValue(cursor) ?? readEnd(cursor);
  if (!found) return undefined;
  const to = Math.min(text.length, Math.max(found.at + found.length, found.at));
  return { from: found.at, to, line: text.slice(0, found.at).split("\n").length, message: found.message };
}

interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
}

interface Found {
  readonly at: number;
  readonly length: number;
  readonly message: string;
}

/** As deep as other readers of JSON surely go. */
const DEEPEST = 500;

function readValue(cursor: Cursor): Found | undefined {
  skipBlanks(cursor);
  const [token = ""] =
    /^(?:[{["]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])|(?:true|false|null)\b)/i.exec(
      cursor.text.slice(cursor.at, cursor.at + 400),
    ) ?? [];
  if (token === "{" || token === "[") return readGroup(cursor, token);
  if (token === '"') return readString(cursor);
  if (token === "" || /^[tfn]/i.test(token) !== /^(?:true|false|null)$/.test(token)) return noValue(cursor);
  cursor.at += token.length;
  return undefined;
}

function readGroup(cursor: Cursor, start: "{" | "["): Found | undefined {
  const end = start === "{" ? "}" : "]";
  const opened = cursor.at;
  cursor.depth += 1;
  cursor.at += 1;
  if (cursor.depth > DEEPEST) return { at: opened, length: 1, message: `more than ${DEEPEST} brackets are open here` };
  skipBlanks(cursor);
  for (let isFirst = true; ; isFirst = false) {
    if (isFirst && cursor.text[cursor.at] === end) break;
    const problem = (start === "{" ? readKey(cursor) : undefined) ?? readValue(cursor);
    if (problem) return problem;
    skipBlanks(cursor);
    const next = cursor.text[cursor.at];
    if (next === end) break;
    if (next !== ",")
      return notNext(cursor, `"," or "${end}"`, `the ${start} of line ${lineOf(cursor.text, opened)} is never closed`);
    const comma = cursor.at;
    cursor.at += 1;
    skipBlanks(cursor);
    if (cursor.text[cursor.at] === end) return { at: comma, length: 1, message: `this comma has nothing after it` };
  }
  cursor.at += 1;
  cursor.depth -= 1;
  return undefined;
}

function readKey(cursor: Cursor): Found | undefined {
  skipBlanks(cursor);
  if (cursor.text[cursor.at] !== '"') {
    const [name = ""] = /^[\p{L}_$][\w$]*/u.exec(cursor.text.slice(cursor.at)) ?? [];
    if (name) return { at: cursor.at, length: name.length, message: `a name stands in double quotes: "${name}"` };
    return notNext(cursor, "a name in double quotes", "a { is never closed");
  }
  const problem = readString(cursor);
  if (problem) return problem;
  skipBlanks(cursor);
  if (cursor.text[cursor.at] !== ":") return notNext(cursor, '":" and a value', "the last name has no value");
  cursor.at += 1;
  return undefined;
}

function readString(cursor: Cursor): Found | undefined {
  const start = cursor.at;
  for (cursor.at += 1; cursor.at < cursor.text.length; cursor.at += 1) {
    const char = cursor.text[cursor.at] ?? "";
    if (char === '"') {
      cursor.at += 1;
      return undefined;
    }
    if (char === "\n") break;
    if (char < " ")
      return {
        at: cursor.at,
        length: 1,
        message: String.raw`a text holds a character that is written with \, such as \t`,
      };
    if (char !== "\\") continue;
    const [escape] = /^\\(?:["\\/bfnrt]|u[\da-f]{4})/i.exec(cursor.text.slice(cursor.at, cursor.at + 6)) ?? [];
    if (!escape || /^\\[BFNRTU]/.test(escape))
      return {
        at: cursor.at,
        length: 2,
        message: String.raw`after \ stands one of " \ / b f n r t, or u and four digits`,
      };
    cursor.at += escape.length - 1;
  }
  return { at: start, length: 1, message: "this text is never closed: it ends with a double quote on the same line" };
}

const WORDS: Readonly<Record<string, string>> = {
  NaN: "NaN is not JSON. Python reads it all the same, and the service refuses it",
  Infinity: "Infinity is not JSON. Python reads it all the same, and the service refuses it",
  True: "JSON writes true in small letters",
  False: "JSON writes false in small letters",
  None: "JSON has null where Python has None",
  undefined: "JSON has null, and no undefined",
};

function noValue(cursor: Cursor): Found {
  const left = cursor.text.slice(cursor.at, cursor.at + 400);
  const [word = ""] = /^[+-]?[\w.$]+/.exec(left) ?? [];
  const known = WORDS[word.replace(/^[+-]/, "")];
  if (known) return { at: cursor.at, length: word.length, message: known };
  if (left.startsWith("'")) return { at: cursor.at, length: 1, message: "a text stands in double quotes" };
  if (/^(?:\/[/*]|#)/.test(left)) return { at: cursor.at, length: 1, message: "JSON has no remarks" };
  if (/^[+-]?[\d.]/.test(word))
    return {
      at: cursor.at,
      length: word.length,
      message: `${word} is not a number as JSON writes it, such as 0.5 or 1e-3`,
    };
  if (word)
    return { at: cursor.at, length: word.length, message: `${word} is no value: a text stands in double quotes` };
  return notNext(cursor, "a value", "a value is missing at the end");
}

function readEnd(cursor: Cursor): Found | undefined {
  skipBlanks(cursor);
  if (cursor.at === cursor.text.length) return undefined;
  return { at: cursor.at, length: 1, message: "this stands after the end of the value" };
}

/** What should come next and does not: because the text is over, or because something else is there. */
function notNext(cursor: Cursor, wanted: string, atEnd: string): Found {
  const next = cursor.text[cursor.at];
  if (next === undefined) return { at: cursor.text.trimEnd().length, length: 0, message: atEnd };
  const [token = next] = /^(?:"[^"\n]{1,20}"|[\w.+-]{1,20})/.exec(cursor.text.slice(cursor.at)) ?? [];
  return { at: cursor.at, length: 1, message: `${wanted} is missing before ${token}` };
}

function skipBlanks(cursor: Cursor): void {
  const [blank = ""] = /^[ \t\r\n]*/.exec(cursor.text.slice(cursor.at)) ?? [];
  cursor.at += blank.length;
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}
