import type { Errand } from "./clerk.ts";
import { Scholar } from "./inquiry.ts";

const scholar = new Scholar();

addEventListener("message", ({ data: { kind, inquiry } }: MessageEvent<Errand>) => {
  postMessage({ answer: scholar.answer(kind, inquiry) });
});
