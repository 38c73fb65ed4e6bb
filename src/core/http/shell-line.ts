import { readAnsi, readDouble, readSingle, variable, type Cursor, type Refused } from "./shell-quotes.ts";

/** A command as a reader would type it, cut into the words that the program gets. */
export type ShellLine =
  | {
      readonly kind: "words";
      readonly words: readonly string[];
      /** What the program finds on its standard input: a text, or the name of a file. */
      readonly input?: ShellInput;
      /** What follows the command: "| python3 -m json.tool". */
      readonly rest?: string;
    }
  | Refused;

export type ShellInput = { readonly text: string } | { readonly file: string };

/**
 * Cuts the first command of a text into words by the shell's rules of quoting: '…', "…", $'…', a backslash, lines that
 * go on after a backslash, # for remarks, and <, <<< and <<EOF for what it reads. What follows it, after | ; & or the end
 * of the line, is given as `rest`; where it prints to, after >, is left out. Variables and commands inside are refused,
 * since there is no shell that knows their values.
 */
export function splitShellLine(line: string): ShellLine {
  const cursor: Reading = { text: line.trim(), at: 0, words: [] };
  while (cursor.at < cursor.text.length) {
    skipBlanks(cursor);
    const left = cursor.text.slice(cursor.at);
    if (left === "" || /^[|;&\n]/.test(left)) break;
    const problem = /^\d*[<>]/.test(left) ? redirect(cursor) : takeWord(cursor);
    if (problem) return problem;
  }
  const problem = readHeredoc(cursor);
  if (problem) return problem;
  const { words, input } = cursor;
  const rest = cursor.text.slice(cursor.at).trim();
  return { kind: "words", words, ...(input && { input }), ...(rest && { rest }) };
}

interface Reading extends Cursor {
  readonly words: string[];
  input?: ShellInput;
  /** The word that ends a text which begins on the next line, and whether the shell would leave the text as it is. */
  heredoc?: { readonly end: string; readonly isPlain: boolean; readonly indented: boolean };
}

/** Blanks, ends of lines after a backslash, and remarks. */
function skipBlanks(cursor: Reading): void {
  const [blank = ""] = /^(?:[^\S\n]|\\\r?\n|#.*)*/.exec(cursor.text.slice(cursor.at)) ?? [];
  cursor.at += blank.length;
}

function takeWord(cursor: Reading): Refused | undefined {
  const word = readWord(cursor);
  if (typeof word !== "string") return word;
  cursor.words.push(word);
  return undefined;
}

function redirect(cursor: Reading): Refused | undefined {
  const [sign = "", kind = ""] = /^\d*(<<<|<<-|<<|<|>>|>&|>)/.exec(cursor.text.slice(cursor.at)) ?? [];
  cursor.at += sign.length;
  skipBlanks(cursor);
  const isPlain = /^["'\\]/.test(cursor.text.slice(cursor.at));
  const word = readWord(cursor);
  if (typeof word !== "string") return word;
  if (word === "") return { kind: "refused", problem: `There is nothing after ${sign}.` };
  if (kind === "<<<") cursor.input = { text: `${word}\n` };
  else if (kind === "<") cursor.input = { file: word };
  else if (kind.startsWith("<<")) cursor.heredoc = { end: word, isPlain, indented: kind === "<<-" };
  return undefined;
}

/** The text between the end of the command's line and the word that ends it; what follows is the rest. */
function readHeredoc(cursor: Reading): Refused | undefined {
  const { heredoc } = cursor;
  if (!heredoc) return undefined;
  const { end, isPlain, indented } = heredoc;
  const newline = cursor.text.indexOf("\n", cursor.at);
  const lines = newline === -1 ? [] : cursor.text.slice(newline + 1).split(/\r?\n/);
  const plain = indented ? lines.map((line) => line.replace(/^\t+/, "")) : lines;
  const last = plain.indexOf(end);
  if (last === -1) return { kind: "refused", problem: `The text after << has no line that is only ${end}.` };
  const text = plain.slice(0, last).map((line) => `${line}\n`);
  const asked = isPlain ? -1 : text.join("").search(/\$[\w{(]|`/);
  if (asked !== -1) return variable({ text: text.join(""), at: asked });
  cursor.input = { text: text.join("") };
  cursor.text = cursor.text.slice(cursor.at, newline) + lines.slice(last + 1).join("\n");
  cursor.at = 0;
  return undefined;
}

function readWord(cursor: Cursor): string | Refused {
  let word = "";
  while (cursor.at < cursor.text.length) {
    const char = cursor.text[cursor.at] ?? "";
    if (/[\s|;&<>]/.test(char)) break;
    const piece = readPiece(cursor, char);
    if (typeof piece !== "string") return piece;
    word += piece;
  }
  return word;
}

function readPiece(cursor: Cursor, char: string): string | Refused {
  if (char === "'") return readSingle(cursor);
  if (char === '"') return readDouble(cursor);
  const left = cursor.text.slice(cursor.at);
  if (left.startsWith("$'")) return readAnsi(cursor);
  if (char === "`" || char === "$") return variable(cursor);
  if (/^\{[^\s}]*(?:,|\.\.)/.test(left)) return BARE_BRACES;
  const [end] = /^\\\r?\n/.exec(left) ?? [];
  cursor.at += end?.length ?? (char === "\\" ? 2 : 1);
  return end === undefined ? (char === "\\" ? (left[1] ?? "") : char) : "";
}

const BARE_BRACES: Refused = {
  kind: "refused",
  problem: "The shell takes bare braces and quotes apart. Put '…' around the JSON.",
};
