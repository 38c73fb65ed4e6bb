import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../../e2e/site.ts";

test.describe.configure({ timeout: 120_000 });

test("the page prints its own tower beside two that were recorded", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/labs/tower/");
  const level = (name: string) => page.getByRole("row", { name }).getByRole("cell");
  await expect(level("Python")).toHaveText(["not printed yet", /^3\.13\./, /^3\.11\./]);
  await page.getByRole("button", { name: "Run it in this page" }).click();
  await expect(level("Python").first()).toHaveText(/^3\.14\./, { timeout: 60_000 });
  await expect(level("system")).toHaveText([/^Emscripten/, /^Debian/, /^Debian/]);
  await expect(page.locator("tower-lab").getByRole("status")).toContainText("Finished");
  const { violations } = await new AxeBuilder({ page }).include("tower-lab").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("the program of another session runs in its lesson, where the page has no kernel of the containers", async ({
  page,
}) => {
  await page.goto("/lessons/why-containers/not-a-virtual-machine/");
  const table = page.getByRole("group", { name: "What the program printed" });
  const found = (name: string) => table.getByRole("row", { name }).getByRole("cell");
  const [, first = "", second] = await found("kernel").allTextContents();
  expect(first).toMatch(/^Linux \d/);
  expect(second).toBe(first);
  const run = page.getByRole("button", { name: "Run it in this page" });
  await run.scrollIntoViewIfNeeded();
  await run.click();
  await expect(found("kernel").first()).toHaveText(/^Emscripten/, { timeout: 60_000 });
  await expect(found("set clock").first()).toHaveText(/^refused/);
});
