import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../e2e/site.ts";

const PAGE = "/examples/sir-api/04-order/";
const FILE = "Dockerfile";

const figure = (page: Page): Locator => page.getByRole("figure").filter({ has: page.getByText(FILE, { exact: true }) });
const toggle = (page: Page): Locator => figure(page).getByRole("button", { name: "Side by side" });
const unified = (page: Page): Locator => figure(page).getByRole("group", { name: `${FILE}, changes` });
const sides = (page: Page): Locator => figure(page).getByRole("group", { name: `${FILE}, before and after` });

test("all files that changed are shown, each in a figure of its own, and are counted", async ({ page }) => {
  await page.goto(PAGE);
  const count = await page.getByRole("figure").count();
  expect(count).toBeGreaterThan(2);
  await expect(page.getByText(`${count} files changed from what goes in to order.`)).toBeVisible();
});

test("a lockfile that changed is counted and named, not shown", async ({ page }) => {
  await page.goto("/examples/sir-api/07-database/");
  const count = await page.getByRole("figure").count();
  await expect(page.getByText(`${count + 2} files changed`)).toContainText("requirements-dev.lock, requirements.lock");
});

test("the two versions stand side by side when the reader asks, on every page from then on", async ({ page }) => {
  await page.goto(PAGE);
  await expect(sides(page)).toBeHidden();
  await toggle(page).focus();
  await page.keyboard.press("Enter");
  await expect(toggle(page)).toHaveAttribute("aria-pressed", "true");
  await expect(unified(page)).toBeHidden();
  await expect(sides(page).getByRole("columnheader")).toHaveText(["Before", "After"]);
  const copy = sides(page).getByRole("row").filter({ hasText: "COPY . ." });
  await expect(copy).toHaveCount(1);
  const [left, right] = [copy.getByRole("cell").first(), copy.getByRole("cell").last()];
  await expect(left).toContainText("COPY . .");
  await expect(right).not.toContainText("COPY . .");
  await page.goto("/examples/sir-api/05-pinned/");
  await expect(sides(page)).toBeVisible();
  await toggle(page).click();
  await page.reload();
  await expect(unified(page)).toBeVisible();
});

test("a screen reader hears what was added and what was removed, in both views", async ({ page }) => {
  await page.goto(PAGE);
  expect(await unified(page).ariaSnapshot()).toMatch(/removed: COPY \. \./);
  expect(await unified(page).ariaSnapshot()).toMatch(/added: RUN useradd/);
  await toggle(page).click();
  const copy = sides(page).getByRole("row").filter({ hasText: "COPY . ." });
  await expect(copy).toHaveAccessibleName(/removed: .*COPY \. \./);
});

test("unchanged lines far from a change are folded, and open by key in both views", async ({ page }) => {
  await page.goto(PAGE);
  const readme = page.getByRole("figure").filter({ has: page.getByText("README.md", { exact: true }) });
  const fold = readme.locator("summary").first();
  await expect(fold).toHaveText(/^Show \d+ unchanged lines$/);
  const first = readme.locator(".diff details .line").first();
  await expect(first).toBeHidden();
  await fold.focus();
  await page.keyboard.press("Enter");
  await expect(first).toBeVisible();
  await readme.getByRole("button", { name: "Side by side" }).click();
  const rows = readme.locator("tr:visible");
  const before = await rows.count();
  await readme
    .getByRole("button", { name: /^Show \d+ unchanged lines$/ })
    .first()
    .press("Enter");
  expect(await rows.count()).toBeGreaterThan(before);
});

test("on a phone lines stay under each other, and scroll in their own frame", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("diff:view", "sides"));
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(PAGE);
    await expect(toggle(page)).toBeHidden();
    await expect(sides(page)).toBeHidden();
    await expect(unified(page)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`versions side by side have no axe violation in the ${colorScheme} theme`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ colorScheme, baseURL: String(baseURL) });
    const page = await context.newPage();
    await page.goto(PAGE);
    await toggle(page).click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);
    await context.close();
  });
}

test.describe("copying", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("takes the new file whole, what is folded among it", async ({ page }) => {
    await page.goto(PAGE);
    await page.getByRole("button", { name: "Copy README.md as it is now" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split("\n").length).toBeGreaterThan(100);
    expect(copied.startsWith("# ")).toBe(true);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a change stands line under line", async ({ page }) => {
    await page.goto(PAGE);
    await expect(toggle(page)).toBeHidden();
    await expect(unified(page)).toContainText("COPY . .");
  });
});
