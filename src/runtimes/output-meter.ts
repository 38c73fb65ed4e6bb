import type { Output } from "./runtime.ts";

/** The most text that one run may put out, in characters. */
export const MOST_TEXT = 200_000;
/** The most plots that one run may draw. */
const MOST_PLOTS = 50;
/** Output is handed over at least this often while a program prints, in milliseconds. */
const INTERVAL = 50;
const PIECE = 16_000;
/** As many pieces are handed over at once: a program may print a little and then work without a pause. */
const PROMPT_PIECES = 200;

const TOO_MUCH_TEXT =
  `The program was stopped: it printed more than ${MOST_TEXT.toLocaleString("en-GB")} characters. ` +
  "Print less, or only every hundredth line. Your code is kept.";

const TOO_MANY_PLOTS = `The program was stopped: it drew more than ${MOST_PLOTS} plots. Draw fewer. Your code is kept.`;

export interface OutputMeter {
  /** Takes one piece of output; text after the limit is dropped. */
  readonly take: (output: Output) => void;
  /** Hands over what is still held back. */
  readonly flush: () => void;
}

/**
 * Collects what a program puts out and hands it over in larger pieces, so that a program that prints without end floods
 * nobody. Text of the same stream is joined. Calls `onLimit` once, with what to tell the reader, when the run goes over a
 * limit; what it puts out after that is dropped.
 */
export function meterOutput(
  send: (outputs: readonly Output[]) => void,
  onLimit: (message: string) => void,
  now: () => number = () => performance.now(),
): OutputMeter {
  let held: Output[] = [];
  let heldText = 0;
  let total = 0;
  let plots = 0;
  let pieces = 0;
  let last = now();

  function flush(): void {
    if (held.length > 0) send(held);
    held = [];
    heldText = 0;
    last = now();
  }

  function stop(message: string): void {
    total = Infinity;
    flush();
    onLimit(message);
  }

  function take(output: Output): void {
    if (total === Infinity) return;
    if (output.kind === "plot") {
      plots += 1;
      if (plots > MOST_PLOTS) return stop(TOO_MANY_PLOTS);
    }
    if (output.kind !== "stdout" && output.kind !== "stderr") return void held.push(output);
    const room = MOST_TEXT - total;
    total += output.text.length;
    pieces += 1;
    heldText += output.text.length;
    held = join(held, output.kind, output.text.slice(0, room));
    if (total > MOST_TEXT) stop(TOO_MUCH_TEXT);
    else if (pieces <= PROMPT_PIECES || heldText > PIECE || now() - last > INTERVAL) flush();
  }

  return { take, flush };
}

function join(held: Output[], kind: "stdout" | "stderr", text: string): Output[] {
  const previous = held.at(-1);
  if (previous?.kind !== kind) return [...held, { kind, text }];
  return [...held.slice(0, -1), { kind, text: previous.text + text }];
}
