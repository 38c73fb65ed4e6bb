import type { EscapeCharacter } from "./shell.ts";
import type { Stretch, Word } from "./source.ts";
import { isSpace } from "./text.ts";

/**
 * Takes the flags in front of an instruction's arguments, without their quotes and escapes, and gives what follows.
 * BuildKit: `frontend/dockerfile/parser/split_command.go`, which goes by bytes: a letter outside ASCII comes out as
 * several, and one whose bytes include a space of Latin-1 ends the flag.
 */
export function takeFlags(stretch: Stretch, escape: EscapeCharacter): { flags: Word[]; rest: Stretch } {
  const flags: Word[] = [];
  const { bytes, offsets } = viewBytes(stretch.text);
  let at = 0;
  while (bytes.startsWith("--", at)) {
    const flag = readFlag(bytes, at, escape);
    const [start, end] = [offsets?.[at] ?? at, offsets?.[flag.end] ?? flag.end];
    at = flag.end;
    if (flag.value === "--") break;
    flags.push(stretch.word(start, end, flag.value));
    while (at < bytes.length && isSpace(bytes.charAt(at))) at += 1;
  }
  return { flags, rest: stretch.part(offsets?.[at] ?? at) };
}

/** A text as a text of its UTF-8 bytes, and the offset of the letter of each; no offsets when nothing changes. */
function viewBytes(text: string): { bytes: string; offsets?: number[] } {
  if (!text.startsWith("--") || !/[^\0-\x7f]/.test(text)) return { bytes: text };
  const offsets: number[] = [];
  let [bytes, offset] = ["", 0];
  for (const letter of text) {
    for (const byte of encoder.encode(letter)) {
      bytes += String.fromCharCode(byte);
      offsets.push(offset);
    }
    offset += letter.length;
  }
  offsets.push(offset);
  return { bytes, offsets };
}

const encoder = new TextEncoder();

function readFlag(bytes: string, start: number, escape: EscapeCharacter): { value: string; end: number } {
  let [value, quoteMark] = ["", ""];
  let at = start;
  for (; at < bytes.length; at += 1) {
    const byte = bytes.charAt(at);
    if (quoteMark === "" && isSpace(byte)) break;
    if (byte === quoteMark) quoteMark = "";
    else if (quoteMark === "" && (byte === "'" || byte === '"')) quoteMark = byte;
    else if (byte !== escape) value += byte;
    else value += bytes.charAt(++at);
  }
  return { value, end: Math.min(at, bytes.length) };
}
