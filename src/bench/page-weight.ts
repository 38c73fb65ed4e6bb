import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

/** What a page loads before the reader does anything, in bytes: text as gzip sends it, fonts as they are. */
export interface PageWeight {
  html: number;
  script: number;
  style: number;
  font: number;
}

/** The most that a lesson may weigh, in bytes. */
export const LESSON_BUDGET: PageWeight = { html: 16_000, script: 10_000, style: 28_000, font: 125_000 };

/** Opens a page and adds up what came with it until the network was quiet. */
export async function weighPage(page: Page, path: string): Promise<PageWeight> {
  const arrivals: Promise<[keyof PageWeight | undefined, number]>[] = [];
  page.on("response", (response) => {
    const kind = KINDS.get(response.request().resourceType());
    arrivals.push(response.body().then((body) => [kind, kind === "font" ? body.length : gzipSync(body).length]));
  });
  await page.goto(path, { waitUntil: "networkidle" });
  const weight = { html: 0, script: 0, style: 0, font: 0 };
  for (const [kind, bytes] of await Promise.all(arrivals)) if (kind) weight[kind] += bytes;
  return weight;
}

const KINDS = new Map<string, keyof PageWeight>([
  ["document", "html"],
  ["script", "script"],
  ["stylesheet", "style"],
  ["font", "font"],
]);
