import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { everyPage, NOWHERE } from "./addresses.ts";
import { expect, test } from "./site.ts";

/** Axe leaves out what WCAG 2.2 asks of the size of links and buttons unless it is told. */
const WITH_TARGETS = { rules: { "target-size": { enabled: true } } };
/** What another theme can break: colours, and nothing else. */
const COLOURS = ["color-contrast", "link-in-text-block"];

for (const path of everyPage()) {
  test(`${path} has no axe violation in either theme`, async ({ page }) => {
    // The largest pages take axe long on a busy machine.
    test.setTimeout(90_000);
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    expect(await violations(page, new AxeBuilder({ page }).options(WITH_TARGETS))).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    expect(await violations(page, new AxeBuilder({ page }).withRules(COLOURS))).toEqual([]);
  });

  test(`${path} fits a phone, and a small one`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const answer = await page.goto(path);
    if (path === NOWHERE) expect(answer?.status()).toBe(404);
    expect(await widthOf(page)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => widthOf(page)).toBeLessThanOrEqual(320);
  });
}

/** Lists what axe finds, once transitions of colours are over. */
async function violations(page: Page, axe: AxeBuilder): Promise<string[]> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  const found = await axe.analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`);
}

function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}
