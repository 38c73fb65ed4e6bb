import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

/** What a page loads before the reader does anything, in bytes: text as gzip sends it, fonts as they are. */
export interface PageWeight {
  html: number;
  /** The HTML without what it quotes and asks: recordings, files, diagrams and exercises. */
  text: number;
  script: number;
  style: number;
  font: number;
}

/**
 * The most that a lesson may weigh, in bytes. How much it quotes is the lesson's matter; the longest has nine recordings and three
 * exercises, and the goal for the whole is HTML_GOAL.
 */
export const LESSON_BUDGET: PageWeight = { html: 23_000, text: 16_000, script: 10_000, style: 28_000, font: 125_000 };
/** What the HTML of a lesson is to weigh, which those with few recordings do. */
export const HTML_GOAL = 16_000;

/** Opens a page and adds up what came with it until the network was quiet. */
export async function weighPage(page: Page, path: string): Promise<PageWeight> {
  const arrivals: Promise<[Kind | undefined, number]>[] = [];
  page.on("response", (response) => {
    const kind = KINDS.get(response.request().resourceType());
    arrivals.push(response.body().then((body) => [kind, kind === "font" ? body.length : gzipSync(body).length]));
  });
  await page.goto(path, { waitUntil: "networkidle" });
  const weight = {
    html: 0,
    text: gzipSync(withoutQuotes(await (await page.request.get(path)).text())).length,
    script: 0,
    style: 0,
    font: 0,
  };
  for (const [kind, bytes] of await Promise.all(arrivals)) if (kind) weight[kind] += bytes;
  return weight;
}

type Kind = Exclude<keyof PageWeight, "text">;

function withoutQuotes(html: string): string {
  return html.replaceAll(/<figure\b.*?<\/figure>|<section class="exercise".*?<\/section>/gs, "");
}

const KINDS = new Map<string, Kind>([
  ["document", "html"],
  ["script", "script"],
  ["stylesheet", "style"],
  ["font", "font"],
]);
