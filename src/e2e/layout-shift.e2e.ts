import type { Page } from "@playwright/test";
import { expect, test } from "./site.ts";

/** A fifth of what is called good: https://web.dev/articles/cls. */
const MOST = 0.02;

for (const [width, height] of [
  [1280, 800],
  [1280, 1100],
  [390, 844],
] as const)
  for (const slowdown of [1, 6])
    test(`the front page stays where it is while it loads, at ${width} × ${height} pixels, ${slowdown} times slower`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height });
      const browser = await page.context().newCDPSession(page);
      await browser.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
      await watchShifts(page);
      await page.goto("/", { waitUntil: "networkidle" });
      await expect(page.getByRole("button", { name: "Build", exact: true })).toBeEnabled();
      const shift = await page.evaluate(() => Number(document.documentElement.dataset["shift"] ?? 0));
      expect(shift).toBeLessThanOrEqual(MOST);
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
