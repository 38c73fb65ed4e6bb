import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./site.ts";

const LESSON = "/lessons/first-image/write-a-dockerfile/";
const DEFINITION = /An image is a stack of layers/;

const word = (page: Page): Locator => page.getByRole("button", { name: "layers", exact: true });
const explanation = (page: Page): Locator => page.getByText(DEFINITION).filter({ visible: true });

test("a click explains a term, and Escape or a second click closes it", async ({ page }) => {
  await page.goto(LESSON);
  await expect(explanation(page)).toHaveCount(0);
  await word(page).click();
  await expect(explanation(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(explanation(page)).toHaveCount(0);
  await word(page).click();
  await expect(explanation(page)).toBeVisible();
  await word(page).click();
  await expect(explanation(page)).toHaveCount(0);
});

test("a mouse that rests on a term opens it, may move onto it, and closes it by leaving", async ({ page }) => {
  await page.clock.install();
  await page.goto(LESSON);
  await word(page).hover();
  await expect(explanation(page)).toBeVisible();
  await explanation(page).getByRole("link", { name: "In the glossary" }).hover();
  await page.clock.runFor(2000);
  await expect(explanation(page)).toBeVisible();
  await page.mouse.move(0, 0);
  await page.clock.runFor(2000);
  await expect(explanation(page)).toHaveCount(0);
});

test("a term that the mouse opened closes by Escape, and a click keeps it", async ({ page }) => {
  await page.clock.install();
  await page.goto(LESSON);
  await word(page).hover();
  await expect(explanation(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.clock.runFor(2000);
  await expect(explanation(page)).toHaveCount(0);
  await page.mouse.move(0, 0);
  await word(page).hover();
  await expect(explanation(page)).toBeVisible();
  await word(page).click();
  await page.mouse.move(0, 0);
  await page.clock.runFor(2000);
  await expect(explanation(page)).toBeVisible();
});

test("the keyboard opens a term by reaching it, goes on to its link, and closes it behind itself", async ({ page }) => {
  await page.goto(LESSON);
  await page.keyboard.press("Tab");
  await word(page).focus();
  await expect(explanation(page)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(explanation(page).getByRole("link", { name: "In the glossary" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(explanation(page)).toHaveCount(0);
  await expect(word(page)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(word(page)).toBeFocused();
  await expect(explanation(page)).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(explanation(page)).toHaveCount(0);
});

test("a term stands beside its word, and on a phone at the bottom", async ({ page }) => {
  await page.goto(LESSON);
  await word(page).click();
  const [at, box] = [await word(page).boundingBox(), await explanation(page).boundingBox()];
  expect(Math.abs(Number(box?.x) - Number(at?.x))).toBeLessThan(24);
  await page.keyboard.press("Escape");
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 700 });
    await word(page).click();
    const sheet = await explanation(page).boundingBox();
    expect(sheet?.x).toBe(0);
    expect(sheet?.width).toBe(width);
    expect(Number(sheet?.y) + Number(sheet?.height)).toBeCloseTo(700, 0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.keyboard.press("Escape");
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`an open term has no axe violation in the ${colorScheme} theme`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ colorScheme, baseURL: String(baseURL) });
    const page = await context.newPage();
    await page.goto(LESSON);
    await word(page).click();
    await expect(explanation(page)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include("explained-term").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await context.close();
  });
}

test("on paper a term is plain text", async ({ page }) => {
  await page.goto(LESSON);
  await word(page).click();
  await page.emulateMedia({ media: "print" });
  await expect(explanation(page)).toHaveCount(0);
  await expect(word(page)).toHaveCSS("text-decoration-line", "none");
});

test("the glossary says which lessons use a term, and leads to the word", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "About" }).getByRole("link", { name: "Glossary" }).click();
  await page.goto("/reference/glossary/#layer");
  const entry = page.locator("#layer");
  await expect(entry).toContainText(DEFINITION);
  await entry.getByRole("link", { name: "Write a Dockerfile" }).click();
  await expect(word(page)).toBeInViewport();
});

test("pages without a term load nothing of it", async ({ page }) => {
  const scripts: string[] = [];
  page.on("request", (request) => scripts.push(request.url()));
  for (const [path, count] of [
    ["/reference/glossary/", 0],
    [LESSON, 1],
  ] as const) {
    scripts.length = 0;
    await page.goto(path, { waitUntil: "networkidle" });
    expect(scripts.filter((url) => /Term\.[^/]*\.js$/.test(url))).toHaveLength(count);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a click explains a term", async ({ page }) => {
    await page.goto(LESSON);
    await word(page).click();
    await expect(explanation(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(explanation(page)).toHaveCount(0);
    await word(page).press("Enter");
    await expect(explanation(page)).toBeVisible();
  });
});
