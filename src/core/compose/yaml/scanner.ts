import { isBreak, isGap } from "./characters.ts";
import { scanBlock } from "./block.ts";
import type { Cursor } from "./cursor.ts";
import { Keys } from "./keys.ts";
import { scanPlain } from "./plain.ts";
import { scanQuoted } from "./quoted.ts";
import { scanAnchor, scanDirective, scanTag } from "./tag.ts";
import { TokenQueue } from "./token-queue.ts";
import { token, type Token, type TokenType } from "./token.ts";
import type { Place } from "../node.ts";

/** Takes a text apart as go-yaml does. Brackets and indentation become tokens of their own, a key is known by its colon. */
export class Scanner {
  readonly #cursor: Cursor;
  readonly #tokens = new TokenQueue();
  readonly #keys: Keys;
  /** How many brackets are open. */
  #level = 0;
  /** The column of the map or list that is being read, and those around it. */
  #indent = -1;
  readonly #indents: number[] = [];

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
    this.#keys = new Keys(cursor);
  }

  /** Gives the next token. As go-yaml reads two more before it looks at one, errors are found in its order. */
  peek(): Token {
    while (this.#tokens.waiting < 3 || this.#tokens.first === this.#keys.firstPossible) this.#fetch();
    return this.#tokens.peek();
  }

  /** Gives the next token, and goes on to the one behind it. */
  take(): Token {
    const next = this.peek();
    this.#tokens.take();
    return next;
  }

  #fetch(): void {
    this.#passToToken();
    const cursor = this.#cursor;
    this.#closeTo(cursor.column);
    const code = cursor.code();
    if (code === 0) return this.#end();
    const isDirective = cursor.column === 0 && code === 37;
    if (!isDirective && !cursor.isAtMark()) return this.#fetchSign(cursor.text.charAt(cursor.offset));
    this.#closeAll();
    if (isDirective) this.#tokens.add(scanDirective(cursor, cursor.place));
    else this.#sign(code === 45 ? "---" : "...");
  }

  #fetchSign(sign: string): void {
    const cursor = this.#cursor;
    const isAlone = isGap(cursor.code(1));
    if (sign === "[" || sign === "{") return this.#open(sign);
    if (sign === "]" || sign === "}") return this.#close(sign);
    if (sign === ",") return this.#comma();
    if (sign === "-" && isAlone) return this.#dash();
    if (sign === "?" && isAlone) return this.#questionMark();
    if (sign === ":" && (isAlone || this.#isColonInBrackets())) return this.#colon();
    if (sign === "*" || sign === "&") return this.#fetchWord((place) => scanAnchor(cursor, place));
    if (sign === "!") return this.#fetchWord((place) => scanTag(cursor, place));
    if (sign === "'" || sign === '"')
      return this.#fetchWord((place) => token("scalar", place, scanQuoted(cursor, place)));
    if (this.#level === 0 && (sign === "|" || sign === ">")) return this.#fetchBlock();
    if (!"\t#|>%@`".includes(sign) && !(isAlone && "-?:".includes(sign))) return this.#fetchPlain();
    const during = "while scanning for the next token";
    throw cursor.fault("found character that cannot start any token", during, cursor.place);
  }

  /** Passes over blanks, comments and ends of lines. */
  #passToToken(): void {
    const cursor = this.#cursor;
    // A comment behind a word belongs to its line.
    let isBehindWord = !this.#keys.mayBegin;
    let isBehindComment = false;
    for (;;) {
      const code = cursor.code();
      if (code === 32 || (code === 9 && this.#takesTab(isBehindComment))) cursor.skip();
      else if (code === 35) {
        cursor.skipLine();
        isBehindComment ||= !isBehindWord;
      } else if (isBreak(code)) {
        cursor.passBreak();
        isBehindWord = false;
        if (this.#level === 0) this.#keys.mayBegin = true;
      } else return;
    }
  }

  /** A tab may not indent; it may stand in brackets, behind a word and before a comment. */
  #takesTab(isBehindComment: boolean): boolean {
    if (this.#level > 0 || !this.#keys.mayBegin) return true;
    if (isBehindComment) return this.#cursor.isAt(/[ \t\r\n]*#/y);
    return this.#tokens.last?.type === "?" && this.#cursor.isAt(/[ \t]*#/y);
  }

  /** Closes all maps and lists that are indented more than a column. */
  #closeTo(column: number): void {
    if (this.#level > 0) return;
    while (this.#indent > column) {
      this.#tokens.add(token("close", this.#cursor.place));
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  /** Begins a map or list at a column, unless one of it is open. @param number Which token it comes before. */
  #openAt(column: number, type: TokenType, place: Place, number?: number): void {
    if (this.#level > 0 || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    this.#tokens.add(token(type, place), number);
  }

  #end(): void {
    this.#cursor.passEnd();
    this.#closeAll();
    this.#keys.forget();
    this.#tokens.add(token("end", this.#cursor.place));
  }

  #closeAll(): void {
    this.#closeTo(-1);
    this.#keys.drop();
    this.#keys.mayBegin = false;
  }

  /** Takes signs that are a token of themselves. */
  #sign(type: TokenType): void {
    this.#tokens.add(token(type, this.#cursor.place));
    this.#cursor.skip(type.length);
  }

  #open(type: "[" | "{"): void {
    this.#keep();
    this.#keys.enter();
    this.#level += 1;
    this.#keys.mayBegin = true;
    this.#sign(type);
  }

  #close(type: "]" | "}"): void {
    this.#keys.drop();
    if (this.#level > 0) this.#level -= 1;
    this.#keys.leave(this.#level);
    this.#keys.mayBegin = false;
    this.#sign(type);
  }

  #comma(): void {
    this.#keys.drop();
    this.#keys.mayBegin = true;
    this.#sign(",");
  }

  #dash(): void {
    this.#begin("list", "block sequence entries");
    this.#keys.drop();
    this.#keys.mayBegin = true;
    this.#sign("-");
  }

  #questionMark(): void {
    this.#begin("map", "mapping keys");
    this.#keys.drop();
    this.#keys.mayBegin = this.#level === 0;
    this.#sign("?");
  }

  #begin(type: TokenType, what: string): void {
    if (this.#level === 0 && !this.#keys.mayBegin) throw this.#cursor.fault(`${what} are not allowed in this context`);
    this.#openAt(this.#cursor.column, type, this.#cursor.place);
  }

  /** In brackets, a colon behind a word in quotes needs no space. */
  #isColonInBrackets(): boolean {
    const type = this.#tokens.last?.type;
    return this.#level > 0 && type !== "," && type !== "[";
  }

  #colon(): void {
    const key = this.#keys.take();
    if (key) {
      this.#tokens.add(token("?", key.place), key.number);
      this.#openAt(key.column, "map", key.place, key.number);
      this.#keys.mayBegin = false;
    } else {
      this.#begin("map", "mapping values");
      this.#keys.mayBegin = this.#level === 0;
    }
    this.#sign(":");
  }

  /** Remembers that what begins here may be a key. In the column of the map that is being read, it must. */
  #keep(): void {
    const isRequired = this.#level === 0 && this.#indent === this.#cursor.column;
    this.#keys.keep(this.#tokens.next, this.#level, isRequired);
  }

  #fetchWord(scan: (place: Place) => Token): void {
    this.#keep();
    this.#keys.mayBegin = false;
    this.#tokens.add(scan(this.#cursor.place));
  }

  #fetchBlock(): void {
    const { place } = this.#cursor;
    this.#keys.drop();
    this.#keys.mayBegin = true;
    this.#tokens.add(token("scalar", place, scanBlock(this.#cursor, place, this.#indent)));
  }

  #fetchPlain(): void {
    this.#keep();
    const { place } = this.#cursor;
    const { text, isLineOver } = scanPlain(this.#cursor, place, this.#level > 0 ? undefined : this.#indent + 1);
    this.#tokens.add(token("scalar", place, text, "", true));
    this.#keys.mayBegin = isLineOver;
  }
}
