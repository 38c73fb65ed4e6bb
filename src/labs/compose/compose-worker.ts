import type { Errand } from "./clerk.ts";
import { Scholar } from "./inquiry.ts";

const scholar = new Scholar();

addEventListener("message", ({ data }: MessageEvent<Errand>) => void answer(data));

async function answer({ kind, inquiry }: Errand): Promise<void> {
  try {
    postMessage({ answer: await scholar.answer(kind, inquiry) });
  } catch (error) {
    // The page hears of it and does the work itself.
    reportError(error);
  }
}
