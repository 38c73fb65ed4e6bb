import { takeChances } from "./chance.ts";
import type { SirState } from "./state.ts";

addEventListener("message", ({ data }: MessageEvent<SirState>) => {
  for (const news of takeChances(data)) postMessage(news);
});
