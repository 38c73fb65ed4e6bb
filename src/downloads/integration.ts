import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { writeDownloads } from "./write.ts";

/** Adds the zips and the repositories of every example to the site once it is built. */
export default function downloads({ siteUrl }: { siteUrl: string }): AstroIntegration {
  let examplesDir = "";
  return {
    name: "downloads",
    hooks: {
      "astro:config:done": ({ config }) => {
        examplesDir = fileURLToPath(new URL("examples/", config.root));
      },
      "astro:build:done": async ({ dir, logger }) => {
        const names = await writeDownloads({ examplesDir, outDir: fileURLToPath(dir), siteUrl });
        logger.info(`Wrote the downloads of ${names.join(", ") || "no example"}.`);
      },
    },
  };
}
