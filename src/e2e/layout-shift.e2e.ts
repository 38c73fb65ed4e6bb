import type { Page } from "@playwright/test";
import { expect, test } from "./site.ts";

/** What is called good: https://web.dev/articles/cls. */
const MOST = 0.1;

for (const width of [1280, 390])
  test(`the front page stays where it is while it loads, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await watchShifts(page);
    await page.goto("/", { waitUntil: "networkidle" });
    await expect(page.getByRole("button", { name: "Build", exact: true })).toBeEnabled();
    expect(await page.evaluate(() => Number(document.documentElement.dataset["shift"] ?? 0))).toBeLessThanOrEqual(MOST);
  });

/** Adds up how far the page moved without an input. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += "value" in entry ? Number(entry.value) : 0;
      document.documentElement.dataset["shift"] = String(sum);
    }).observe({ type: "layout-shift", buffered: true });
  });
}
