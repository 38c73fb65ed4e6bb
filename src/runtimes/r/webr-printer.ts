import { MOST_TEXT } from "../output-meter.ts";

/** Printed on both streams when a run has ended: everything before it is then handed over. */
export const END_OF_RUN = "\u{4}";

const NEWLINE = 10;
const PIECE = 8192;
/** As many lines are handed over at once: a program may print a little and then work without a pause. */
const PROMPT_LINES = 200;
/** After them, lines are collected for so long, in milliseconds. */
const INTERVAL = 50;

/**
 * Puts the bytes that R writes together to text, and hands it over in larger pieces, line ends included. What a run
 * writes far over the limit of output is dropped, so that a program that prints without end fills no queue.
 */
export function createPrinter(
  send: (text: string) => void,
  now = () => performance.now(),
): (byte: number | null) => void {
  const bytes = new Uint8Array(PIECE);
  let decoder = new TextDecoder();
  let length = 0;
  let lines = 0;
  let total = 0;
  let last = now();

  function flush(): void {
    const text = decoder.decode(bytes.slice(0, length), { stream: true });
    if (text && total <= 2 * MOST_TEXT) send(text);
    total += text.length;
    length = 0;
    last = now();
  }

  function end(): void {
    flush();
    send(END_OF_RUN);
    decoder = new TextDecoder();
    total = 0;
    lines = 0;
  }

  return (byte) => {
    if (byte === END_OF_RUN.charCodeAt(0)) return end();
    if (byte === null) return;
    bytes[length] = byte;
    length += 1;
    if (byte === NEWLINE) lines += 1;
    const due = byte === NEWLINE && (lines <= PROMPT_LINES || now() - last > INTERVAL);
    if (due || length === PIECE) flush();
  };
}
