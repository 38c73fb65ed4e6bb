const ESCAPE = "\u001B";
const BELL = "\u0007";
/** What moves the cursor, colours the text, names the window or does something else that is no text. */
const SEQUENCE = new RegExp(
  [
    String.raw`${ESCAPE}\[[0-?]*[ -/]*[@-~]`,
    String.raw`${ESCAPE}\][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\)`,
    String.raw`${ESCAPE}[@-Z\\^_]`,
  ].join("|"),
  "g",
);
/** The cursor goes to the first column, where the rest of the line is written over. */
const TO_START = new RegExp(String.raw`${ESCAPE}\[[01]?G`, "g");

/** Turns what a terminal is sent into plain lines: without colours, and of a line that is written over what is left on it. */
export class TerminalLines {
  #held = "";

  /** Gives the lines that are complete with this piece, each with its line end. A piece may end anywhere. */
  push(piece: string): string {
    const text = this.#held + piece;
    const end = text.lastIndexOf("\n") + 1;
    this.#held = text.slice(end);
    return plain(text.slice(0, end));
  }

  /** Gives what is left of a last line without its end. */
  end(): string {
    const rest = plain(this.#held);
    this.#held = "";
    return rest;
  }
}

function plain(text: string): string {
  return text.replaceAll(TO_START, "\r").replaceAll(SEQUENCE, "").replaceAll(/\r+\n/g, "\n").replaceAll(/^.*\r/gm, "");
}
