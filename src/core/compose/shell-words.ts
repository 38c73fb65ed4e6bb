/** What the reader of words is within. */
type Quote = "'" | '"' | "`" | "$(" | undefined;

const OPENERS: Readonly<Record<string, Quote>> = { "'": "'", '"': '"', "`": "`" };
const CLOSERS: Readonly<Record<string, string>> = { "'": "'", '"': '"', "`": "`", "$(": ")" };

/**
 * Cuts a command into its words as mattn/go-shellwords 1.0 does, which Compose uses for a command that is one text: quotes and
 * backslashes as in a shell, nothing is filled in, and the command ends at `;`, `&`, `|`, `<` or `>`. Undefined for a command
 * that it refuses: an open quote, a bracket that opens or closes nothing.
 */
export function shellWords(command: string): readonly string[] | undefined {
  return new WordReader().read(command);
}

class WordReader {
  readonly #words: string[] = [];
  #word = "";
  /** Whether there is a word even if it is empty, as '' is. */
  #isQuoted = false;
  #has = false;
  #quote: Quote;
  #isEscaped = false;

  read(command: string): readonly string[] | undefined {
    for (const letter of command) {
      if (this.#isEscaped) this.#addEscaped(letter);
      else if (letter === "\\") this.#addBackslash();
      else if (this.#quote === undefined && /[ \t\r\n]/.test(letter)) this.#finish();
      else if (this.#quote === undefined && /[;&|<>]/.test(letter)) {
        this.#dropRedirected(letter);
        break;
      } else if (!this.#add(letter)) return undefined;
    }
    this.#finish();
    return this.#isEscaped || this.#quote !== undefined ? undefined : this.#words;
  }

  #addEscaped(letter: string): void {
    this.#isEscaped = false;
    this.#has = true;
    if (this.#quote === "`" || this.#quote === "$(") this.#word += `\\${letter}`;
    else this.#word += letter === "t" ? "\t" : letter === "n" ? "\n" : letter;
  }

  #addBackslash(): void {
    if (this.#quote === "'") this.#word += "\\";
    else this.#isEscaped = true;
  }

  /** Takes in one letter; false when it closes or opens nothing. */
  #add(letter: string): boolean {
    if (letter === "(" || letter === ")") return this.#addBracket(letter);
    const opener = OPENERS[letter];
    if (opener !== undefined && (this.#quote === undefined || CLOSERS[this.#quote] === letter)) {
      const isClosed = this.#quote !== undefined;
      this.#quote = isClosed ? undefined : opener;
      if (letter !== "`") {
        if (isClosed) this.#isQuoted = true;
        return true;
      }
    }
    this.#word += letter;
    this.#has = true;
    return true;
  }

  #addBracket(letter: "(" | ")"): boolean {
    if (this.#quote === undefined || this.#quote === "$(") {
      const opens =
        letter === "(" && this.#quote === undefined && this.#word.endsWith("$") && !this.#word.endsWith("\\$");
      if (letter === "(" ? !opens : this.#quote === undefined) return false;
      this.#quote = opens ? "$(" : undefined;
      if (!opens) this.#has = true;
    } else this.#has = true;
    this.#word += letter;
    return true;
  }

  /** The number before `>` names a stream and is no word. */
  #dropRedirected(letter: string): void {
    if (letter !== ">" || !/^\d+$/.test(this.#word)) return;
    this.#has = false;
    this.#isQuoted = false;
  }

  #finish(): void {
    if (this.#isQuoted || (this.#has && this.#word !== "")) this.#words.push(this.#word);
    this.#word = "";
    this.#has = false;
    this.#isQuoted = false;
  }
}
