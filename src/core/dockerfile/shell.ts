import { Cursor } from "./cursor.ts";
import { append, ShellError } from "./shell-error.ts";
import { replaceAll, replaceFirst, trimPrefix, trimSuffix } from "./shell-pattern.ts";
import { isSpace, quote } from "./text.ts";

/** The character that escapes another one, and continues a line: a backslash unless `# escape` says otherwise. */
export type EscapeCharacter = "\\" | "`";

/** Where the values of variables come from; a Map will do. */
export interface Variables {
  get: (name: string) => string | undefined;
}

/** How the builder reads words, which depends on the instruction. All are off unless set. */
export interface ShellOptions {
  readonly escape?: EscapeCharacter;
  /** Leave the quotes in the result. */
  readonly keepQuotes?: boolean;
  /** Leave the escapes in the result. */
  readonly keepEscapes?: boolean;
  /** Quotes are letters like others, as in the body of a heredoc. */
  readonly ignoreQuotes?: boolean;
  /** Leave a variable that is not set as it is written. */
  readonly keepUnset?: boolean;
}

/** What became of a text. */
export interface Expansion {
  /** Empty if there was an error. */
  readonly text: string;
  /** The names that have a value, in the order of their first use, up to an error. */
  readonly matched: ReadonlySet<string>;
  /** The names that have none. */
  readonly unmatched: ReadonlySet<string>;
  readonly error?: string;
}

/** What became of a text that was split at white space after its variables were filled in. */
export interface WordExpansion extends Expansion {
  readonly words: readonly string[];
}

/**
 * Fills in the variables of one word and removes its quotes and escapes, as the builder does in FROM, ENV, COPY, ….
 * An error is returned, with the builder's message, because the names found before it count all the same.
 * The rules are those of BuildKit's `frontend/dockerfile/shell`.
 */
export function expandWord(word: string, variables: Variables, options: ShellOptions = {}): Expansion {
  if (!SPECIAL.test(word)) return { text: word, matched: NONE, unmatched: NONE };
  return new Expander(word, variables, options, false).run();
}

/** What a word must have for anything to happen to it. */
const SPECIAL = /[$'"\\`\ufeff]/;
const NONE: ReadonlySet<string> = new Set();

/** As `expandWord`, and gives the words too, as the builder does in EXPOSE and where it looks for heredocs. */
export function expandWords(text: string, variables: Variables, options: ShellOptions = {}): WordExpansion {
  return new Expander(text, variables, options, true).run();
}

const DEEPEST = 500;

/** A word or text that grows; `words` is left alone unless words are asked for. */
interface Piece {
  text: string;
  readonly words: string[];
  inWord: boolean;
}

class Expander {
  readonly #cursor: Cursor;
  readonly #variables: Variables;
  readonly #options: ShellOptions;
  readonly #splitting: boolean;
  readonly #escape: string;
  readonly #matched = new Set<string>();
  readonly #unmatched = new Set<string>();
  #depth = 0;
  #keepEscapes: boolean;
  /** The word that is being put together. There is only one, so a nested `${…}` cuts off the word that it stands in. */
  #word = "";

  constructor(source: string, variables: Variables, options: ShellOptions, splitting: boolean) {
    this.#cursor = new Cursor(source, source.startsWith("\ufeff") ? 1 : 0);
    this.#variables = variables;
    this.#options = options;
    this.#splitting = splitting;
    this.#escape = options.escape ?? "\\";
    this.#keepEscapes = options.keepEscapes ?? false;
  }

  run(): WordExpansion {
    const names = { matched: this.#matched, unmatched: this.#unmatched };
    try {
      return { ...this.#readUntil("", this.#keepEscapes), ...names };
    } catch (error) {
      if (!(error instanceof ShellError)) throw error;
      return {
        text: "",
        words: [],
        ...names,
        error: `failed to process ${quote(this.#cursor.text)}: ${error.message}`,
      };
    }
  }

  /** Reads up to a character, which it takes too; up to the end if that is empty. */
  #readUntil(stop: string, keepEscapes: boolean): { text: string; words: string[] } {
    if (++this.#depth > DEEPEST) throw new ShellError("substitutions are nested too deeply");
    const outer = this.#keepEscapes;
    this.#keepEscapes = keepEscapes;
    this.#word = "";
    const piece: Piece = { text: "", words: [], inWord: false };
    while (!this.#cursor.ended && this.#cursor.peek() !== stop) this.#readNext(piece);
    if (stop !== "" && this.#cursor.next() === "") {
      throw new ShellError(`unexpected end of statement while looking for matching ${stop}`);
    }
    this.#endWord(piece);
    this.#keepEscapes = outer;
    this.#depth -= 1;
    return { text: piece.text, words: piece.words };
  }

  #readNext(piece: Piece): void {
    const character = this.#cursor.peek();
    if (character === "$") this.#addExpanded(piece, this.#readDollar());
    else if (character === "<") this.#addRaw(piece, this.#readAngle());
    else if (character === "'" && !this.#options.ignoreQuotes) this.#addRaw(piece, this.#readSingleQuoted());
    else if (character === '"' && !this.#options.ignoreQuotes) this.#addRaw(piece, this.#readDoubleQuoted());
    else if (character === this.#escape) this.#readEscaped(piece);
    else this.#addExpanded(piece, this.#readPlain());
  }

  #readEscaped(piece: Piece): void {
    if (this.#keepEscapes) this.#addRaw(piece, this.#cursor.next());
    else this.#cursor.next();
    if (!this.#cursor.ended) this.#addRaw(piece, this.#cursor.next());
  }

  /** Takes letters that mean only themselves, at least one; a closing "}" or "/" may be what somebody waits for. */
  #readPlain(): string {
    return this.#cursor.next() + this.#cursor.match(/[^$<'"}/\\`]+/y);
  }

  #readSingleQuoted(): string {
    const text = this.#cursor.match(/'[^']*'?/y);
    if (text.length > 1 && text.endsWith("'")) return this.#options.keepQuotes ? text : text.slice(1, -1);
    throw new ShellError("unexpected end of statement while looking for matching single-quote");
  }

  #readDoubleQuoted(): string {
    const quoteMark = this.#options.keepQuotes ? '"' : "";
    let text = quoteMark;
    this.#cursor.next();
    for (;;) {
      const character = this.#cursor.peek();
      if (character === "") {
        throw new ShellError("unexpected end of statement while looking for matching double-quote");
      }
      if (character === "$") {
        text = append(text, this.#readDollar());
        continue;
      }
      this.#cursor.next();
      if (character === '"') return text + quoteMark;
      text += character === this.#escape ? this.#readEscapeInQuotes() : character;
    }
  }

  /** In double quotes, only a quote, a dollar and the escape character itself can be escaped. */
  #readEscapeInQuotes(): string {
    const kept = this.#keepEscapes ? this.#escape : "";
    const next = this.#cursor.peek();
    if (next === "") return kept;
    return kept + (next === '"' || next === "$" || next === this.#escape ? this.#cursor.next() : this.#escape);
  }

  /** `<<` may begin a heredoc, whose name may stand apart: the space belongs to the word. */
  #readAngle(): string {
    return this.#cursor.match(/<(?:<[\t\r ]*)?/y);
  }

  #readDollar(): string {
    this.#cursor.next();
    if (this.#cursor.peek() === "{") return this.#readBraces();
    const name = this.#readName();
    if (name === "") return "$";
    return this.#valueOf(name) ?? (this.#options.keepUnset ? `$${name}` : "");
  }

  #readBraces(): string {
    this.#cursor.next();
    if (this.#cursor.ended) throw new ShellError("syntax error: missing '}'");
    if ("{}:".includes(this.#cursor.peek())) throw new ShellError("syntax error: bad substitution");
    const name = this.#readName();
    const operator = this.#cursor.nextCodePoint();
    if (operator === "}") return this.#valueOf(name) ?? (this.#options.keepUnset ? `\${${name}}` : "");
    if (operator === "/") return this.#readReplacement(name);
    if (operator === ":") return this.#readModifier(name, this.#cursor.nextCodePoint(), true);
    if ("+-?#%".includes(operator)) return this.#readModifier(name, operator, false);
    throw unsupported(operator);
  }

  #readModifier(name: string, operator: string, emptyIsUnset: boolean): string {
    const written = (emptyIsUnset ? ":" : "") + operator;
    const isPattern = operator === "#" || operator === "%";
    if (emptyIsUnset && isPattern) throw unsupported(written);
    const word = this.#readPart("}", isPattern, "missing '}'");
    const value = this.#valueOf(name);
    if (value === undefined && this.#options.keepUnset) return `\${${name}${written}${word}}`;
    const present = value !== undefined && !(emptyIsUnset && value === "");
    if (operator === "-") return present ? value : word;
    if (operator === "+") return present ? word : "";
    if (operator === "?") return present ? value : refuse(name, word, value);
    if (!isPattern) throw unsupported(written);
    const longest = word.startsWith(operator);
    const trim = operator === "#" ? trimPrefix : trimSuffix;
    return trim(longest ? word.slice(1) : word, value ?? "", longest);
  }

  #readReplacement(name: string): string {
    const all = this.#cursor.peek() === "/";
    if (all) this.#cursor.next();
    const pattern = this.#readPart("/", true, "missing '/' in ${}");
    const replacement = this.#readPart("}", true, "missing '}'");
    const value = this.#valueOf(name);
    if (value === undefined && this.#options.keepUnset) return `\${${name}/${pattern}/${replacement}}`;
    return (all ? replaceAll : replaceFirst)(pattern, value ?? "", replacement);
  }

  /** Reads a part of `${…}`. Where the text ends within it, that is what is wrong, whatever else is. */
  #readPart(stop: string, keepEscapes: boolean, missing: string): string {
    try {
      return this.#readUntil(stop, keepEscapes).text;
    } catch (error) {
      throw this.#cursor.ended && error instanceof ShellError ? new ShellError(`syntax error: ${missing}`) : error;
    }
  }

  /** A name of letters, digits and underscores, a number, or one of the shell's special parameters. */
  #readName(): string {
    return this.#cursor.match(/\p{Nd}+|[@*#?$!-]|[\p{L}_][\p{L}\p{Nd}_]*/uy);
  }

  #valueOf(name: string): string | undefined {
    const value = this.#variables.get(name);
    (value === undefined ? this.#unmatched : this.#matched).add(name);
    return value;
  }

  #addExpanded(piece: Piece, text: string): void {
    piece.text = append(piece.text, text);
    if (!this.#splitting) return;
    for (const character of text) {
      if (!isSpace(character)) this.#addToWord(piece, character);
      else if (piece.inWord) this.#endWord(piece);
    }
  }

  #addRaw(piece: Piece, text: string): void {
    piece.text = append(piece.text, text);
    if (this.#splitting) this.#addToWord(piece, text);
  }

  #addToWord(piece: Piece, text: string): void {
    this.#word += text;
    piece.inWord = true;
  }

  #endWord(piece: Piece): void {
    if (this.#word === "") return;
    piece.words.push(this.#word);
    this.#word = "";
    piece.inWord = false;
  }
}

function unsupported(modifier: string): ShellError {
  return new ShellError(`unsupported modifier (${modifier}) in substitution`);
}

function refuse(name: string, message: string, value: string | undefined): never {
  const fallback = `is not allowed to be ${value === undefined ? "unset" : "empty"}`;
  throw new ShellError(`${name}: ${message || fallback}`);
}
