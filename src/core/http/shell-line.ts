/** A line of shell as a reader would type it, cut into the words that the program gets. */
export type ShellLine =
  | { readonly kind: "words"; readonly words: readonly string[]; readonly rest?: string }
  | { readonly kind: "refused"; readonly problem: string };

/**
 * Cuts one command into words by the shell's rules of quoting: '…', "…", $'…', a backslash, and lines that go on after a
 * backslash. What follows an unquoted | ; & < or > is given as `rest`. Variables and commands inside are refused, since
 * there is no shell that knows their values.
 */
export function splitShellLine(line: string): ShellLine {
  const cursor = { text: line.trim(), at: 0 };
  const words: string[] = [];
  while (cursor.at < cursor.text.length) {
    const [blank = ""] = /^(?:\s|\\\r?\n)*/.exec(cursor.text.slice(cursor.at)) ?? [];
    cursor.at += blank.length;
    const next = cursor.text[cursor.at];
    if (next === undefined) break;
    if (ENDS.test(next)) return { kind: "words", words, rest: cursor.text.slice(cursor.at) };
    const word = readWord(cursor);
    if (typeof word !== "string") return word;
    words.push(word);
  }
  return { kind: "words", words };
}

interface Cursor {
  readonly text: string;
  at: number;
}

type Refused = Extract<ShellLine, { kind: "refused" }>;

const ENDS = /[|;&<>]/;

function readWord(cursor: Cursor): string | Refused {
  let word = "";
  while (cursor.at < cursor.text.length) {
    const char = cursor.text[cursor.at] ?? "";
    if (/\s/.test(char) || ENDS.test(char)) break;
    const piece = readPiece(cursor, char);
    if (typeof piece !== "string") return piece;
    word += piece;
  }
  return word;
}

function readPiece(cursor: Cursor, char: string): string | Refused {
  if (char === "'") return readSingle(cursor);
  if (char === '"') return readDouble(cursor);
  if (cursor.text.startsWith("$'", cursor.at)) return readAnsi(cursor);
  if (char === "`" || char === "$") return variable(cursor);
  cursor.at += 1;
  if (char !== "\\") return char;
  const next = cursor.text[cursor.at] ?? "";
  cursor.at += 1;
  return next === "\n" ? "" : next;
}

function readSingle(cursor: Cursor): string | Refused {
  const end = cursor.text.indexOf("'", cursor.at + 1);
  if (end === -1) return open("'");
  const inside = cursor.text.slice(cursor.at + 1, end);
  cursor.at = end + 1;
  return inside;
}

function readDouble(cursor: Cursor): string | Refused {
  let inside = "";
  for (cursor.at += 1; cursor.at < cursor.text.length; cursor.at += 1) {
    const char = cursor.text[cursor.at] ?? "";
    if (char === '"') {
      cursor.at += 1;
      return inside;
    }
    if (char === "`" || (char === "$" && /[\w{(]/.test(cursor.text[cursor.at + 1] ?? ""))) return variable(cursor);
    const escaped = char === "\\" ? (cursor.text[cursor.at + 1] ?? "") : "";
    if (escaped && '"\\$`\n'.includes(escaped)) {
      cursor.at += 1;
      inside += escaped === "\n" ? "" : escaped;
    } else inside += char;
  }
  return open('"');
}

const ANSI: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\", "'": "'", '"': '"' };

function readAnsi(cursor: Cursor): string | Refused {
  let inside = "";
  for (cursor.at += 2; cursor.at < cursor.text.length; cursor.at += 1) {
    const char = cursor.text[cursor.at] ?? "";
    if (char === "'") {
      cursor.at += 1;
      return inside;
    }
    if (char === "\\") {
      cursor.at += 1;
      const escaped = cursor.text[cursor.at] ?? "";
      inside += ANSI[escaped] ?? `\\${escaped}`;
    } else inside += char;
  }
  return open("$'");
}

function open(quote: string): Refused {
  return { kind: "refused", problem: `The quote ${quote} is never closed.` };
}

function variable({ text, at }: Cursor): Refused {
  const [found = "$"] = /^(?:\$\{?\w+\}?|\$\(|`)/.exec(text.slice(at)) ?? [];
  const problem = `${found} asks the shell for a value, and there is no shell here. Write the value itself, or put '…' around it.`;
  return { kind: "refused", problem };
}
