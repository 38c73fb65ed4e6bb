import { cp } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { dirname } from "node:path";
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
        const packages = packagesFolder();
        const python = await pythonSource(packages);
        const sources = [
          python,
          await serviceSource(python, packages),
          await rSource(packages),
          await typescriptSource(packages),
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

/** The folder that packages are installed in, which a copy of this site inside the clone shares. */
function packagesFolder(): string {
  const manifest = findPackageJSON("pyodide", import.meta.url);
  if (manifest === undefined) throw new Error("The package pyodide is not installed. Run npm install.");
  return dirname(dirname(manifest));
}
