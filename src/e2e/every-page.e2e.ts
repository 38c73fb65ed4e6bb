import { AxeBuilder } from "@axe-core/playwright";
import { everyPage, NOWHERE } from "./addresses.ts";
import { expect, test } from "./site.ts";

/** Axe leaves out what WCAG 2.2 asks of the size of links and buttons unless it is told. */
const WITH_TARGETS = { rules: { "target-size": { enabled: true } } };

for (const path of everyPage()) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${path} has no axe violation in the ${colorScheme} theme`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ colorScheme, baseURL: String(baseURL) });
      const page = await context.newPage();
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      const { violations } = await new AxeBuilder({ page }).options(WITH_TARGETS).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);
      await context.close();
    });
  }

  test(`${path} fits a phone, and a small one`, async ({ page }) => {
    for (const [width, height] of [
      [390, 844],
      [320, 640],
    ] as const) {
      await page.setViewportSize({ width, height });
      const answer = await page.goto(path);
      if (path === NOWHERE) expect(answer?.status()).toBe(404);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}
