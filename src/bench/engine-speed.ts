import { cp } from "node:fs/promises";
import { createServer } from "node:http";
import type { Browser, Page } from "@playwright/test";
import { readServiceFiles } from "../labs/service/service-files.ts";
import { readOffer, READY } from "../runtimes/site/manifest.ts";
import { answerFrom } from "../serve/site.ts";
import { buildBenchPage } from "./bench-page.ts";
import type { EngineKey, EngineTimes, ServiceTimes } from "./engine-page.ts";

/** What an engine of the page took, in milliseconds: the middle of some times, and the best of them. */
export interface EngineTime {
  readonly what: string;
  readonly median: number;
  readonly best: number;
  readonly budget: number;
}

/** The first start fetches the files, and does not count. */
const STARTS = 6;

/**
 * Measures how long the engines of the page take to start when their files are kept already, and how fast the service
 * answers. The site must be built. An engine whose files could not be had is left out.
 */
export async function measureEngines(browser: Browser, folder: string, port: number): Promise<EngineTime[]> {
  await buildBenchPage(folder, "src/bench/engine-page.ts");
  await cp(READY, folder, { recursive: true });
  const server = createServer(answerFrom({ root: folder, base: "/", securityHeaders: true })).listen(port, "127.0.0.1");
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction(() => "benchEngine" in window);
    return [
      ...(await measureEngine(page, "typescript", 1000)),
      ...(await measureEngine(page, "python", 2000)),
      ...(await measureEngine(page, "r", 2000)),
      ...(await measureService(page)),
    ];
  } finally {
    server.close();
  }
}

async function measureEngine(page: Page, key: EngineKey, budget: number): Promise<EngineTime[]> {
  const offer = await readOffer(key, "/");
  if (!offer) return [];
  const times: EngineTimes[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    times.push(await page.evaluate(async (args) => await window.benchEngine(...args), [key, offer] as const));
  }
  const [, ...kept] = times;
  const { name } = offer;
  return [
    summarise(
      `${name}, ready`,
      budget,
      kept.map(({ ready }) => ready),
    ),
    summarise(
      `${name}, a first program`,
      budget,
      kept.map(({ first }) => first),
    ),
  ];
}

async function measureService(page: Page): Promise<EngineTime[]> {
  const offer = await readOffer("service", "/");
  if (!offer) return [];
  const files = await readServiceFiles("sir-api", "04-order");
  const args = [offer, files, files["scenario.json"] ?? ""] as const;
  const times: ServiceTimes[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    times.push(await page.evaluate(async (given) => await window.benchService(...given), args));
  }
  const [, ...kept] = times;
  const [first, later] = [kept.map((time) => time.first), kept.flatMap((time) => time.later)];
  return [
    summarise(`${offer.name}, the service's first answer`, 4000, first),
    summarise(`${offer.name}, its later answers`, 20, later),
  ];
}

function summarise(what: string, budget: number, times: readonly number[]): EngineTime {
  const sorted = times.toSorted((a, b) => a - b);
  return { what, median: sorted[Math.floor(sorted.length / 2)] ?? NaN, best: sorted[0] ?? NaN, budget };
}
