/** A text as it was meant, and what had to be put right for it. */
export interface PlainText {
  readonly text: string;
  /** A sentence each. */
  readonly remarks: readonly string[];
}

/** What is told of line ends of Windows. */
export const WINDOWS_LINE_ENDS = "It has line ends of Windows; they were read as line ends.";

/**
 * Puts right what word processors and chats make of a file that goes through them: curved quotes, long dashes before
 * options, blanks that are none, line ends of Windows. Docker would take them as they are, so the reader is told.
 */
export function readPlainText(written: string): PlainText {
  const remarks: string[] = [];
  let text = written.replaceAll(/\r\n?/g, "\n");
  if (text !== written) remarks.push(WINDOWS_LINE_ENDS);
  for (const { found, put, remark } of REPAIRS) {
    const at = text.search(found);
    if (at === -1) continue;
    remarks.push(remark.replace("…", String(text.slice(0, at).split("\n").length)));
    text = text.replaceAll(found, put);
  }
  return { text, remarks: [...new Set(remarks)] };
}

interface Repair {
  readonly found: RegExp;
  readonly put: string;
  /** "…" stands for the line of the first. */
  readonly remark: string;
}

const REPAIRS: readonly Repair[] = [
  {
    found: /^[^\S\n]*```\w*$(?=[\s\S]*\n```\s*$)|(?<=\n)```(?=\s*$(?![\s\S]))/gm,
    put: "",
    remark: "Line … has the backticks of a chat or a page around the file. They were left out; Docker does not.",
  },
  {
    found: /[“”„‟«»]/g,
    put: '"',
    remark:
      "Line … has curved quotes, as a word processor makes them. They were read as straight ones; Docker does not.",
  },
  {
    found: /[‘’‚‛]/g,
    put: "'",
    remark:
      "Line … has curved quotes, as a word processor makes them. They were read as straight ones; Docker does not.",
  },
  {
    found: /(?<=[\s"'[])[–—―]-?(?=[a-z])/g,
    put: "--",
    remark: "Line … has a long dash before an option. It was read as two hyphens; Docker does not.",
  },
  {
    found: /[\u00A0\u2007\u202F]/g,
    put: " ",
    remark: "Line … has a blank that is none (a no-break space). It was read as a blank; Docker does not.",
  },
  {
    found: /\u200B|\u200C|\u200D|\u2060/g,
    put: "",
    remark: "Line … has characters without width. They were left out; Docker does not.",
  },
];
