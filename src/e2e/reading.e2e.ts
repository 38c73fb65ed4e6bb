import { expect, test } from "./site.ts";

test("a new reader goes from the front page to the first lesson and on to the next", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Start the first lesson" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "It works on my machine" })).toBeVisible();
  await page.getByRole("navigation", { name: "Lessons before and after" }).getByRole("link", { name: /Next/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Images and containers" })).toBeVisible();
});

test("the search finds a lesson by a word in it", async ({ page }) => {
  await page.goto("/labs/");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("textbox", { name: "Search the site" }).fill("hatchling");
  await expect(page.getByRole("dialog").getByRole("link", { name: "Write a Dockerfile" }).first()).toBeVisible();
});

test("the menu of a phone holds site and lessons", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/lessons/first-image/meet-the-model/");
  await page.getByRole("button", { name: "Menu" }).click();
  const menu = page.getByRole("navigation", { name: "Menu" });
  await expect(menu.getByRole("link", { name: "Labs" })).toBeVisible();
  await menu.getByRole("link", { name: "Build, run, look inside" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Build, run, look inside" })).toBeVisible();
});

test("the theme that a reader chose stays", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  await page.getByRole("combobox", { name: "Select theme" }).filter({ visible: true }).selectOption("dark");
  await page.goto("/labs/");
  await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");
});

test("the first press of Tab offers to skip to the text", async ({ page }) => {
  await page.goto("/lessons/first-image/meet-the-model/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#_top$/);
});

test("code that is wider than its frame can be reached and scrolled by key", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/lessons/first-image/write-a-dockerfile/");
  const frame = page.getByRole("group", { name: "Dockerfile" }).first();
  await frame.focus();
  await expect(frame).toBeFocused();
  expect(await frame.evaluate((pre) => pre.scrollWidth)).toBeGreaterThan(
    await frame.evaluate((pre) => pre.clientWidth),
  );
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => frame.evaluate((pre) => pre.scrollLeft)).toBeGreaterThan(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the layer stack is a picture of a build after a change", async ({ page }) => {
    await page.goto("/");
    const changed = page.getByRole("listitem").filter({ hasText: "sir_api/model.py changed" });
    await expect(changed).toContainText("COPY sir_api sir_api");
  });

  test("the system's theme stands", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto("/");
    await expect(page.locator("body")).toHaveCSS("background-color", "rgb(245, 248, 248)");
  });
});
