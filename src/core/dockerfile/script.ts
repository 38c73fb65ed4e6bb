/** Thrown where nobody can say what a command does. */
export class Opaque extends Error {}

/** The only one: to make one takes longer than to read most commands. */
export const OPAQUE = new Opaque();

/** A part of a word: its text, or what its value is filled in for. */
export interface WordPart {
  readonly text: string;
  /** "name" is a variable, "command" a script whose output it stands for. */
  readonly kind: "text" | "name" | "command";
  readonly isQuoted: boolean;
  /** What a variable that is not set, or empty, stands for. */
  readonly fallback?: string;
}
export type ShellWord = readonly WordPart[];

export interface Redirection {
  readonly from: number;
  readonly kind: "<" | ">" | ">>" | ">&" | "<<";
  readonly target: ShellWord;
}

export interface SimpleCommand {
  readonly words: readonly ShellWord[];
  readonly redirections: readonly Redirection[];
}

/** Commands whose outputs are the next one's inputs, and when they run. */
export interface Pipeline {
  readonly commands: readonly SimpleCommand[];
  readonly when: "always" | "success" | "failure";
}

/** Words that begin something other than a simple command. */
const RESERVED =
  /^(?:!|\{|\}|if|then|else|elif|fi|for|while|until|do|done|case|esac|function|select|time|eval|exec|trap|\.|source|\[\[)$/;

/**
 * Reads a POSIX shell script of simple commands: pipes, `&&`, `||`, `;`, redirections, quotes, variables, heredocs.
 * Throws an Opaque for anything else.
 */
export function parseScript(text: string): Pipeline[] {
  return new ScriptReader(text).read();
}

class ScriptReader {
  readonly #text: string;
  #at = 0;
  readonly #heredocs: { mark: string; chomp: boolean; expand: boolean; fill: (body: ShellWord) => void }[] = [];

  constructor(text: string) {
    this.#text = text.replaceAll("\\\n", "");
  }

  read(): Pipeline[] {
    const pipelines: Pipeline[] = [];
    let when: Pipeline["when"] = "always";
    while (true) {
      this.#skipBlanks();
      if (this.#at >= this.#text.length) return pipelines;
      if (this.#take(/[;\n]/y)) {
        this.#readHeredocs();
        continue;
      }
      pipelines.push({ commands: this.#readPipeline(), when });
      when = this.#take(/&&\s*/y) ? "success" : this.#take(/\|\|\s*/y) ? "failure" : "always";
    }
  }

  #readPipeline(): SimpleCommand[] {
    const commands = [this.#readCommand()];
    while (this.#take(/\|(?!\|)\s*/y)) commands.push(this.#readCommand());
    return commands;
  }

  #readCommand(): SimpleCommand {
    const words: ShellWord[] = [];
    const redirections: Redirection[] = [];
    for (this.#skipBlanks(); !this.#peek(/$|[;\n|]|&&/y); this.#skipBlanks()) {
      const redirection = this.#readRedirection();
      if (redirection) redirections.push(redirection);
      else words.push(this.#readWord());
    }
    const [first] = words;
    const [only, ...more] = first ?? [];
    const isPlain = only?.kind === "text" && !only.isQuoted && more.length === 0;
    if (isPlain ? RESERVED.test(only.text) : !first) throw OPAQUE;
    return { words, redirections };
  }

  #readRedirection(): Redirection | undefined {
    const heredoc = this.#take(/<<(-?)[ \t]*(['"]?)([\w.-]+)\2/y);
    if (heredoc) return this.#readHeredoc(heredoc);
    const found = this.#take(/(\d?)(>>|>&|>\||>|<(?![<>&]))[ \t]*/y);
    if (!found) return undefined;
    const [, number = "", operator = ""] = found;
    const kind = operator === ">|" ? ">" : operator;
    if (kind !== "<" && kind !== ">" && kind !== ">>" && kind !== ">&") throw OPAQUE;
    return { from: number === "" ? Number(kind !== "<") : Number(number), kind, target: this.#readWord() };
  }

  #readHeredoc([, dash, quote, mark = ""]: RegExpExecArray): Redirection {
    const target: WordPart[] = [];
    const fill = (body: ShellWord): void => void target.push(...body);
    this.#heredocs.push({ mark, chomp: dash === "-", expand: quote === "", fill });
    return { from: 0, kind: "<<", target };
  }

  /** Reads what the heredocs of the line that has just ended hold. */
  #readHeredocs(): void {
    for (const { mark, chomp, expand, fill } of this.#heredocs.splice(0)) {
      const lines: string[] = [];
      while (true) {
        const end = this.#text.indexOf("\n", this.#at);
        const line = this.#text.slice(this.#at, end === -1 ? undefined : end).replace(chomp ? /^\t+/ : /^(?!)/, "");
        this.#at = end === -1 ? this.#text.length : end + 1;
        if (line === mark) break;
        lines.push(`${line}\n`);
        if (end === -1) break;
      }
      const body = lines.join("");
      fill(expand ? new ScriptReader(body).#readQuoted() : [{ text: body, kind: "text", isQuoted: true }]);
    }
  }

  #readWord(): WordPart[] {
    const parts: WordPart[] = [];
    while (!this.#peek(/$|[\s;|<>&]/y)) {
      const single = this.#take(/'([^']*)'/y);
      if (single) parts.push({ text: single[1] ?? "", kind: "text", isQuoted: true });
      else if (this.#take(/"/y)) parts.push(...this.#readQuoted('"'));
      else if (this.#peek(/\$/y)) parts.push(this.#readDollar(false));
      else parts.push(this.#readPlain());
    }
    if (parts.length === 0) throw OPAQUE;
    return parts;
  }

  #readPlain(): WordPart {
    const escaped = this.#take(/\\(.)/y);
    if (escaped) return { text: escaped[1] ?? "", kind: "text", isQuoted: true };
    const plain = this.#take(/[^\s'"$\\;|<>&`(){}~]+/y) ?? this.#take(/\{\}|[{}](?=[^\s;])/y);
    if (!plain) throw OPAQUE;
    return { text: plain[0], kind: "text", isQuoted: false };
  }

  /** Reads up to a quote, or to the end. */
  #readQuoted(quote = ""): WordPart[] {
    const parts: WordPart[] = [{ text: "", kind: "text", isQuoted: true }];
    while (this.#at < this.#text.length) {
      if (quote !== "" && this.#take(/"/y)) return parts;
      const escaped = this.#take(/\\([$`"\\])/y);
      const plain = escaped?.[1] ?? this.#take(quote === "" ? /[^$\\`]+|\\/y : /[^"$\\`]+|\\/y)?.[0];
      parts.push(plain === undefined ? this.#readDollar(true) : { text: plain, kind: "text", isQuoted: true });
    }
    if (quote !== "") throw OPAQUE;
    return parts;
  }

  #readDollar(isQuoted: boolean): WordPart {
    const name = this.#take(/\$([A-Za-z_]\w*)/y) ?? this.#take(/\$\{([A-Za-z_]\w*)(?::-([\w./ -]*))?\}/y);
    if (name) {
      const [, text = "", fallback] = name;
      return { text, kind: "name", isQuoted, ...(fallback !== undefined && { fallback }) };
    }
    const command = this.#take(/\$\(([^()]*)\)/y);
    if (command) return { text: command[1] ?? "", kind: "command", isQuoted };
    if (this.#take(/\$(?![\w{(?$!#@*'"-])/y)) return { text: "$", kind: "text", isQuoted: true };
    throw OPAQUE;
  }

  #skipBlanks(): void {
    this.#take(/[ \t\r]*(?:#[^\n]*)?/y);
  }

  #peek(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text);
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at += match[0].length;
    return match;
  }
}
