import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { completePolicy } from "./csp.ts";

/** Completes the Content-Security-Policy of every page once the site is built; it goes last in the list of integrations. */
export default function csp(): AstroIntegration {
  return {
    name: "csp",
    hooks: {
      "astro:build:done": async ({ dir, logger }) => {
        const pages = await completePages(fileURLToPath(dir));
        logger.info(`Completed the security policy of ${pages} pages.`);
      },
    },
  };
}

/** Rewrites every HTML file below a folder and says how many there were. */
async function completePages(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true });
  const pages = files.filter((file) => file.endsWith(".html")).map((file) => join(folder, file));
  await Promise.all(
    pages.map(async (page) => await writeFile(page, completePolicy(await readFile(page, "utf8")).html)),
  );
  return pages.length;
}
