import { cp } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { megabytes, sentBytes } from "../offer.ts";
import { pythonSource, rSource } from "./engine-source.ts";
import { READY } from "./manifest.ts";
import { prepareFiles } from "./prepare.ts";

/** Puts the engines of the page into the site: made ready before the pages, which say their sizes, and copied after them. */
export default function runtimes(): AstroIntegration {
  return {
    name: "runtimes",
    hooks: {
      "astro:build:start": async ({ logger }) => {
        const sources = await Promise.all([pythonSource("node_modules"), rSource("node_modules")]);
        for (const offer of Object.values(await prepareFiles(sources, READY))) {
          logger.info(`${offer.name} ${offer.version}: ${offer.files.length} files, ${megabytes(sentBytes(offer))}.`);
        }
      },
      "astro:build:done": async ({ dir }) => {
        await cp(READY, fileURLToPath(dir), { recursive: true });
      },
    },
  };
}
