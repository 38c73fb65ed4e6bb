/** A part of a shell script. Words keep their quotes; they are filled in when the part runs. */
export type Script =
  | { readonly kind: "command"; readonly words: readonly string[]; readonly redirects: readonly Redirect[] }
  | {
      readonly kind: "pair";
      readonly operator: "&&" | "||" | ";" | "|";
      readonly left: Script;
      readonly right: Script;
    }
  | { readonly kind: "not"; readonly body: Script }
  | { readonly kind: "background"; readonly body: Script }
  /** In brackets, so that `exit` ends only this part. */
  | { readonly kind: "subshell"; readonly body: Script }
  | { readonly kind: "if"; readonly condition: Script; readonly body: Script; readonly otherwise: Script | undefined }
  | { readonly kind: "loop"; readonly until: boolean; readonly condition: Script; readonly body: Script }
  | { readonly kind: "for"; readonly name: string; readonly words: readonly string[]; readonly body: Script };

interface Redirect {
  readonly operator: string;
  readonly target: string;
}

/** A script in a form that this reader does not know. */
export class UnreadableScript extends Error {
  override readonly name = "UnreadableScript";
}

const NOTHING: Script = { kind: "command", words: [":"], redirects: [] };
const DEEPEST = 40;
const OPERATORS = ["2>>", "2>", "&&", "||", ";;", ">>", ";", "&", "|", "(", ")", ">", "<", "\n"];
const ENDERS = new Set(["then", "elif", "else", "fi", "do", "done", "}", ")"]);

/**
 * Reads what people write behind `sh -c`: commands with `;`, `&&`, `||`, `|`, `&`, brackets, `if`, `while`, `until` and `for`.
 * @throws UnreadableScript
 */
export function readScript(text: string): Script {
  const reader = new ScriptReader(tokensOf(text));
  return reader.readAll();
}

class ScriptReader {
  readonly #tokens: readonly string[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  readAll(): Script {
    const script = this.#list();
    if (this.#next < this.#tokens.length) throw new UnreadableScript();
    return script;
  }

  #list(): Script {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new UnreadableScript();
    let script: Script | undefined;
    for (;;) {
      while (this.#take(";", "\n")) continue;
      const token = this.#peek();
      if (token === undefined || ENDERS.has(token)) break;
      const body = this.#logic();
      const end = this.#take(";", "&", "\n");
      const right: Script = end === "&" ? { kind: "background", body } : body;
      script = script ? { kind: "pair", operator: ";", left: script, right } : right;
      if (end === undefined) break;
    }
    this.#depth -= 1;
    return script ?? NOTHING;
  }

  #logic(): Script {
    let left = this.#pipe();
    for (;;) {
      const operator = this.#take("&&", "||");
      if (operator !== "&&" && operator !== "||") return left;
      while (this.#take("\n")) continue;
      left = { kind: "pair", operator, left, right: this.#pipe() };
    }
  }

  #pipe(): Script {
    if (this.#take("!")) return { kind: "not", body: this.#pipe() };
    let left = this.#command();
    while (this.#take("|")) left = { kind: "pair", operator: "|", left, right: this.#command() };
    return left;
  }

  #command(): Script {
    if (this.#take("(")) return { kind: "subshell", body: this.#bracket(")") };
    if (this.#take("{")) return this.#bracket("}");
    if (this.#take("if")) return this.#if();
    const loop = this.#take("while", "until");
    if (loop !== undefined) return this.#loop(loop === "until");
    if (this.#take("for")) return this.#for();
    return this.#simple();
  }

  #bracket(end: string): Script {
    const body = this.#list();
    this.#expect(end);
    return body;
  }

  #if(): Script {
    const condition = this.#list();
    this.#expect("then");
    const body = this.#list();
    if (this.#take("elif")) return { kind: "if", condition, body, otherwise: this.#if() };
    const otherwise = this.#take("else") ? this.#list() : undefined;
    this.#expect("fi");
    return { kind: "if", condition, body, otherwise };
  }

  #loop(until: boolean): Script {
    const condition = this.#list();
    return { kind: "loop", until, condition, body: this.#body() };
  }

  #for(): Script {
    const name = this.#word();
    const words: string[] = [];
    if (this.#take("in")) while (!this.#isOperator()) words.push(this.#word());
    this.#take(";", "\n");
    return { kind: "for", name, words, body: this.#body() };
  }

  #body(): Script {
    this.#expect("do");
    return this.#bracket("done");
  }

  #simple(): Script {
    const words: string[] = [];
    const redirects: Redirect[] = [];
    for (;;) {
      const operator = this.#take(">", ">>", "2>", "2>>", "<");
      if (operator !== undefined) {
        const isCopy = this.#take("&") !== undefined;
        const target = this.#word();
        if (!isCopy && !operator.startsWith("2")) redirects.push({ operator, target });
      } else if (this.#isOperator()) break;
      else words.push(this.#word());
    }
    if (words.length === 0 && redirects.length === 0) throw new UnreadableScript();
    return { kind: "command", words, redirects };
  }

  #peek(): string | undefined {
    return this.#tokens[this.#next];
  }

  #isOperator(): boolean {
    const token = this.#peek();
    return token === undefined || OPERATORS.includes(token);
  }

  #word(): string {
    const token = this.#peek();
    if (token === undefined || OPERATORS.includes(token)) throw new UnreadableScript();
    this.#next += 1;
    return token;
  }

  #take(...wanted: readonly string[]): string | undefined {
    const token = this.#peek();
    if (token === undefined || !wanted.includes(token)) return undefined;
    this.#next += 1;
    return token;
  }

  #expect(wanted: string): void {
    if (this.#take(wanted) === undefined) throw new UnreadableScript();
  }
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (let index = 0; index < text.length;) {
    const rest = text.slice(index, index + 3);
    const operator = OPERATORS.find((each) => rest.startsWith(each));
    if (/^[ \t\r]/.test(rest)) index += 1;
    else if (rest.startsWith("\\\n")) index += 2;
    else if (rest.startsWith("#")) while (index < text.length && text[index] !== "\n") index += 1;
    else if (operator === undefined) {
      const end = endOfWord(text, index);
      tokens.push(text.slice(index, end));
      index = end;
    } else {
      tokens.push(operator);
      index += operator.length;
    }
  }
  return tokens;
}

function endOfWord(text: string, start: number): number {
  let index = start;
  while (index < text.length && !/[ \t\r\n;&|<>()]/.test(text[index] ?? "")) index = endOfPiece(text, index);
  return index;
}

/** The end of one letter, or of what stands between quotes or the brackets of `$(`. */
function endOfPiece(text: string, start: number): number {
  const letter = text[start];
  if (letter === "\\") return start + 2;
  if (letter === "'") return closing(text, text.indexOf("'", start + 1));
  if (letter === "`") return closing(text, text.indexOf("`", start + 1));
  if (letter === '"') {
    let index = start + 1;
    while (index < text.length && text[index] !== '"')
      index = text[index] === "'" ? index + 1 : endOfPiece(text, index);
    return closing(text, index < text.length ? index : -1);
  }
  return text.startsWith("$(", start) ? endOfBrackets(text, start + 1) : start + 1;
}

function closing(text: string, index: number): number {
  if (index === -1) throw new UnreadableScript();
  return Math.min(index + 1, text.length);
}

function endOfBrackets(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === "(") depth += 1;
    if (text[index] === ")") depth -= 1;
    if (depth === 0) return index + 1;
  }
  throw new UnreadableScript();
}
