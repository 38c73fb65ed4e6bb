import { createServer } from "node:http";
import type { Browser } from "@playwright/test";
import { IGNOREFILE, pathsOf } from "../core/context/context-filter.bench.ts";
import { answerFrom } from "../serve/site.ts";
import { buildBenchPage } from "./bench-page.ts";
import type { WorkerTimes } from "./worker-page.ts";

/** Measures in a browser how long a lab's worker takes for 100,000 paths and 50 patterns, and what the page notices. */
export async function measureWorker(browser: Browser, folder: string, port: number): Promise<WorkerTimes> {
  await buildBenchPage(folder, "src/bench/worker-page.ts");
  const server = createServer(answerFrom({ root: folder, base: "/", securityHeaders: true })).listen(port, "127.0.0.1");
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction(() => "benchWorker" in window);
    return await page.evaluate(async ([paths, rules]) => window.benchWorker(paths, rules), [
      pathsOf(100_000).join("\n"),
      IGNOREFILE,
    ] as const);
  } finally {
    server.close();
  }
}
