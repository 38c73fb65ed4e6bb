import { takeChances, type Chances } from "./chance.ts";

addEventListener("message", ({ data }: MessageEvent<Chances>) => {
  for (const news of takeChances(data)) postMessage(news);
});
