/** A place in a text that is read from its start to its end. */
export interface Cursor {
  text: string;
  at: number;
}

/** A text that cannot be read, and why. */
export interface Refused {
  readonly kind: "refused";
  readonly problem: string;
}

/** Reads '…', in which everything stands for itself. */
export function readSingle(cursor: Cursor): string | Refused {
  const end = cursor.text.indexOf("'", cursor.at + 1);
  if (end === -1) return open("'");
  const inside = cursor.text.slice(cursor.at + 1, end);
  cursor.at = end + 1;
  return inside;
}

/** Reads "…", in which a backslash protects what the shell would read, and variables are values. */
export function readDouble(cursor: Cursor): string | Refused {
  let inside = "";
  for (cursor.at += 1; cursor.at < cursor.text.length; cursor.at += 1) {
    const char = cursor.text[cursor.at] ?? "";
    if (char === '"') {
      cursor.at += 1;
      return inside;
    }
    if (char === "`" || (char === "$" && /[\w{(]/.test(cursor.text[cursor.at + 1] ?? ""))) return variable(cursor);
    const [escape, escaped = ""] = /^\\(["\\$`]|\r?\n)/.exec(cursor.text.slice(cursor.at, cursor.at + 3)) ?? [];
    inside += escape === undefined ? char : escaped.trim();
    cursor.at += (escape?.length ?? 1) - 1;
  }
  return open('"');
}

const LETTERS: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  e: "\u001B",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** Reads $'…', with the escapes of C. */
export function readAnsi(cursor: Cursor): string | Refused {
  let inside = "";
  cursor.at += 2;
  while (cursor.at < cursor.text.length) {
    const left = cursor.text.slice(cursor.at, cursor.at + 10);
    if (left.startsWith("'")) {
      cursor.at += 1;
      return inside;
    }
    const [escape = left[0] ?? ""] = /^\\(?:u[\da-f]{1,4}|U[\da-f]{1,8}|x[\da-f]{1,2}|[0-7]{1,3}|.)/is.exec(left) ?? [];
    inside += unescape(escape);
    cursor.at += escape.length;
  }
  return open("$'");
}

function unescape(escape: string): string {
  const [, name = "", digits = ""] = /^\\(.)(.*)$/s.exec(escape) ?? [];
  if (name === "") return escape;
  if (digits !== "" && /[xu]/i.test(name)) return String.fromCodePoint(Number.parseInt(digits, 16));
  if (/[0-7]/.test(name)) return String.fromCodePoint(Number.parseInt(name + digits, 8));
  return LETTERS[name] ?? (/[\\'"?]/.test(name) ? name : escape);
}

/** Refuses what the shell would put a value in for. */
export function variable({ text, at }: Readonly<Cursor>): Refused {
  const [found = "$"] = /^(?:\$\{?\w+\}?|\$\(|`)/.exec(text.slice(at)) ?? [];
  const problem = `${found} asks the shell for a value, and there is no shell here. Write the value itself, or put '…' around it.`;
  return { kind: "refused", problem };
}

function open(quote: string): Refused {
  return { kind: "refused", problem: `The quote ${quote} is never closed.` };
}
