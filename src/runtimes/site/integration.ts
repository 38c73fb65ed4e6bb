import { cp } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { megabytes, sentBytes } from "../offer.ts";
import { pythonSource, rSource, serviceSource, typescriptSource } from "./engine-source.ts";
import { READY } from "./manifest.ts";
import { prepareFiles } from "./prepare.ts";
import { withoutCopy } from "./without-copy.ts";

/** Puts the engines of the page into the site: made ready before the pages, which say their sizes, and copied after them. */
export default function runtimes(): AstroIntegration {
  return {
    name: "runtimes",
    hooks: {
      "astro:config:setup": ({ updateConfig }) => {
        updateConfig({ vite: { worker: { plugins: () => [withoutCopy()] } } });
      },
      "astro:build:start": async ({ logger }) => {
        const python = await pythonSource("node_modules");
        const sources = [
          python,
          await serviceSource(python, "node_modules"),
          await rSource("node_modules"),
          await typescriptSource("node_modules"),
        ];
        const offers = await prepareFiles(
          sources.filter((source) => source !== undefined),
          READY,
        );
        for (const offer of Object.values(offers)) {
          logger.info(`${offer.name} ${offer.version}: ${offer.files.length} files, ${megabytes(sentBytes(offer))}.`);
        }
      },
      "astro:build:done": async ({ dir }) => {
        await cp(READY, fileURLToPath(dir), { recursive: true });
      },
    },
  };
}
