import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";

/** Builds a page of its own in a folder, with a script of the bench and nothing else. */
export async function buildBenchPage(folder: string, script: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: "error",
    base: "/",
    build: {
      outDir: join(process.cwd(), folder),
      emptyOutDir: true,
      rolldownOptions: { input: script, output: { entryFileNames: "page.js" } },
    },
  });
  await writeFile(join(folder, "index.html"), '<!doctype html><script type="module" src="/page.js"></script>');
}
