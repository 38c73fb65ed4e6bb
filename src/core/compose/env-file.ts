import { quote } from "../dockerfile/text.ts";
import { type Lookup, substitute, type TemplateFault, writeFault } from "./template.ts";

/** What an env file sets, or the first thing that is wrong with it. */
export type EnvFile =
  | { readonly values: ReadonlyMap<string, string>; readonly unset: readonly string[] }
  | { readonly fault: EnvFileFault };

export interface EnvFileFault {
  /** From 1. */
  readonly line: number;
  /** In the words of Compose. */
  readonly composeSays: string;
  readonly template?: TemplateFault;
}

/**
 * Reads an env file (`.env`, and what `env_file` names) as the package `dotenv` of compose-go 2.15.0 does: `KEY=value` and
 * `KEY: value`, `export`, comments, quotes over several lines, escapes and variables in double quotes.
 * @param lookup The environment around it, which is asked before what the file itself has set so far.
 * @param before What the files before it set, which is asked last.
 */
export function readEnvFile(text: string, lookup: Lookup, before: ReadonlyMap<string, string> = new Map()): EnvFile {
  return new EnvFileReader(text.replace(/^\u{feff}/u, ""), lookup, before).read();
}

/** White space but the end of a line. */
const BLANK = String.raw`[\t\v\f\r \x85\xa0]`;
const LEADING_BLANKS = new RegExp(`^${BLANK}+`);
const EXPORT = /^export[\t\n\f\r ]+/;
/** Go's white space, with the end of a line. */
const SPACE = String.raw`[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]`;
const LEADING_SPACES = new RegExp(`^${SPACE}+`);
const IS_SPACE = new RegExp(SPACE);
const KEY = new RegExp(String.raw`^(?:${BLANK}|[_.\-[\]\p{L}\p{N}])*`, "u");

class EnvFileReader {
  readonly #values = new Map<string, string>();
  readonly #unset: string[] = [];
  readonly #lookup: Lookup;
  readonly #before: ReadonlyMap<string, string>;
  #rest: string;
  #line = 1;

  constructor(text: string, lookup: Lookup, before: ReadonlyMap<string, string>) {
    this.#rest = text;
    this.#lookup = lookup;
    this.#before = before;
  }

  read(): EnvFile {
    while (this.#goToStatement()) {
      const fault = this.#readStatement();
      if (fault !== undefined) return { fault };
    }
    return { values: this.#values, unset: this.#unset };
  }

  /** Passes over empty lines and comments; false at the end. */
  #goToStatement(): boolean {
    for (;;) {
      this.#take(LEADING_SPACES.exec(this.#rest)?.[0].length ?? 0);
      if (!this.#rest.startsWith("#")) return this.#rest !== "";
      const end = this.#rest.indexOf("\n");
      this.#rest = end < 0 ? "" : this.#rest.slice(end);
    }
  }

  /** Passes over some characters and counts their lines. */
  #take(length: number): string {
    const taken = this.#rest.slice(0, length);
    this.#line += taken.split("\n").length - 1;
    this.#rest = this.#rest.slice(length);
    return taken;
  }

  #readStatement(): EnvFileFault | undefined {
    if (EXPORT.test(this.#rest)) this.#rest = this.#rest.slice("export".length).replace(LEADING_BLANKS, "");
    if (this.#rest === "") return { line: this.#line, composeSays: "zero length string" };
    const [name = ""] = KEY.exec(this.#rest) ?? [];
    const end = this.#rest.charAt(name.length);
    if (end !== "" && !"=:\n".includes(end))
      return this.#unexpected(String.fromCodePoint(this.#rest.codePointAt(name.length) ?? 0));
    // Without any end the whole rest of the file is passed over as a value, and its key is empty.
    const key = end === "" ? "" : trimEnd(name);
    if (end === "\n" && !name.includes(" ")) this.#line += 1;
    this.#rest = this.#rest.slice(end === "" ? 0 : name.length + 1).replace(LEADING_BLANKS, "");
    if (key.includes(" ")) return this.#fault("key cannot contain a space");
    return end === "\n" ? this.#inherit(key) : this.#readValue(key);
  }

  #inherit(key: string): undefined {
    const value = this.#lookup(key);
    if (value !== undefined) this.#values.set(key, value);
  }

  #readValue(key: string): EnvFileFault | undefined {
    const mark = this.#rest.charAt(0);
    if (mark === '"' || mark === "'") return this.#readQuoted(key, mark);
    const end = this.#rest.indexOf("\n");
    const line = end < 0 ? this.#rest : this.#rest.slice(0, end);
    this.#rest = end < 0 ? "" : this.#rest.slice(end + 1);
    const [value = ""] = line.split(" #");
    const fault = this.#set(key, trimEnd(value));
    this.#line += 1;
    return fault;
  }

  #readQuoted(key: string, mark: string): EnvFileFault | undefined {
    const body = new RegExp(String.raw`^${mark}((?:\\[^]|[^${mark}\\])*)${mark}`).exec(this.#rest);
    if (body === null) {
      const [line = ""] = this.#rest.split("\n");
      this.#line += this.#rest.split("\n").length - 1;
      return this.#fault(`unterminated quoted value ${line}`);
    }
    this.#take(body[0].length);
    const text = (body[1] ?? "").replaceAll(`\\${mark}`, mark);
    if (mark === '"') return this.#set(key, expandEscapes(text));
    this.#values.set(key, text);
    return undefined;
  }

  #set(key: string, template: string): EnvFileFault | undefined {
    const { text, unset, fault } = substitute(template, (name) => this.#valueOf(name));
    this.#unset.push(...unset);
    if (fault !== undefined) return { line: this.#line, composeSays: writeFault(fault), template: fault };
    this.#values.set(key, text);
    return undefined;
  }

  #valueOf(name: string): string | undefined {
    return this.#lookup(name) ?? this.#values.get(name) ?? this.#before.get(name);
  }

  #unexpected(letter: string): EnvFileFault {
    const [line = ""] = this.#rest.split("\n");
    return this.#fault(`unexpected character ${quote(letter)} in variable name ${quote(line)}`);
  }

  #fault(words: string): EnvFileFault {
    return { line: this.#line, composeSays: `line ${this.#line}: ${words}` };
  }
}

/** Letter by letter: a pattern would look for the end behind each space anew. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && IS_SPACE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
  // Which the template turns into one again.
  $: "$$",
};

/** Turns a shell's escapes into characters; `\c` and octal numbers that Go does not know stay as they are. */
function expandEscapes(text: string): string {
  return text.replaceAll(/\\(?:([abcfnrtv$"\\])|0(\d{0,3}))/g, (match: string, letter?: string, digits = "") => {
    if (letter !== undefined) return Object.hasOwn(ESCAPES, letter) ? (ESCAPES[letter] ?? match) : match;
    const code = Number.parseInt(digits, 8);
    return /^[0-7]{3}$/.test(digits) && code < 256 ? String.fromCodePoint(code) : `\\${digits}`;
  });
}
