import type { WebR } from "webr";
import type { Output } from "../runtime.ts";
import { END_OF_RUN } from "./webr-printer.ts";

export interface OutputReader {
  /** Hands everything that R prints from now on over. */
  readonly listen: (take: (output: Output) => void) => void;
  /** Resolves when both streams have come to the end of the run. */
  readonly end: () => Promise<void>;
}

/** Reads what R prints, as the printer of its worker puts it together. Says `onClosed` when R has gone. */
export function readOutput(webR: Pick<WebR, "stream">, onClosed: () => void): OutputReader {
  let take: ((output: Output) => void) | undefined;
  let open = 2;
  let whole = Promise.withResolvers<void>();

  void (async () => {
    for await (const { type, data } of webR.stream()) {
      if (type !== "stdout" && type !== "stderr") continue;
      if (data === END_OF_RUN) open -= 1;
      else take?.({ kind: type, text: String(data) });
      if (open === 0) whole.resolve();
    }
    onClosed();
  })();

  return {
    listen: (listener) => {
      take = listener;
      open = 2;
      whole = Promise.withResolvers();
    },
    end: async () => await whole.promise,
  };
}
