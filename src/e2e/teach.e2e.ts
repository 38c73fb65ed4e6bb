import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./site.ts";

const LESSON = "/lessons/why-containers/it-works-on-my-machine/";

test("a teacher shows one section at a time, by keys, and a reload keeps the place", async ({ page }) => {
  await page.goto(LESSON);
  await page.getByRole("link", { name: "Teach this lesson" }).click();
  const place = page.getByRole("navigation", { name: "Teacher’s view" }).getByRole("status");
  await expect(place).toHaveText(/^1 of \d+: It works on my machine$/);
  await expect(page.getByRole("heading", { name: "The smallest change" })).toBeHidden();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { name: "The smallest change" })).toBeFocused();
  await expect(page.getByText("After this lesson you can")).toBeHidden();
  await page.reload();
  await expect(place).toHaveText(/^2 of \d+: The smallest change$/);
  await page.keyboard.press("PageUp");
  await expect(page.getByText("After this lesson you can")).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(place).toHaveText(/^1 of/);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(new RegExp(`${LESSON}$`));
  await expect(page.getByRole("heading", { name: "The smallest change" })).toBeVisible();
});

test("what a class reads of changes and recordings is large", async ({ page }) => {
  await page.goto("/lessons/good-image/make-it-small/?teach");
  await expect(page.getByRole("button", { name: "Next" })).toBeVisible();
  const sizes = await page
    .locator("diff-view .diff .line, .screen code, .screen samp, .screen .why")
    .evaluateAll((texts) => texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)));
  expect(sizes.length).toBeGreaterThan(20);
  expect(Math.min(...sizes)).toBeGreaterThan(16);
});

test("answers are folded until they are asked for, and arrow keys in a field stay there", async ({ page }) => {
  await page.goto(`${LESSON}?teach`);
  const next = page.getByRole("button", { name: "Next" });
  const question = page.getByRole("textbox", { name: /^Your answer/ });
  while (!(await page.getByRole("heading", { name: "Check yourself" }).isVisible())) await next.click();
  await expect(page.getByText("Our answer").first()).toBeVisible();
  const answer = page.locator(".explanation").first();
  await expect(answer).not.toHaveAttribute("open");
  await page.keyboard.press("a");
  await expect(answer).toHaveAttribute("open");
  await question.fill("a");
  await question.press("ArrowLeft");
  await question.press("a");
  await expect(page.getByRole("heading", { name: "Check yourself" })).toBeVisible();
  await expect(question).toHaveValue("aa");
});

test("Home and End lead to the first and the last section, and a key of a presenter shows the rest of a long one first", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(`${LESSON}?teach`);
  const place = page.getByRole("status").filter({ hasText: / of / });
  await expect(place).toHaveText(/^1 of/);
  await page.keyboard.press("PageDown");
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  await expect(place).toHaveText(/^1 of/);
  await page.keyboard.press("End");
  await expect(place).toHaveText(/^(\d+) of \1: /);
  await page.keyboard.press("Home");
  await expect(place).toHaveText(/^1 of/);
});

test("arrow keys stay with what is moved or scrolled by them, and Escape closes an explained word first", async ({
  page,
}) => {
  await page.setViewportSize({ width: 640, height: 720 });
  await page.goto("/lessons/first-image/build-and-run/?teach=2");
  const place = page.getByRole("status").filter({ hasText: /^\d+ of / });
  await expect(place).toHaveText(/^2 of/);
  await page.keyboard.press("Home");
  await page.getByRole("group", { name: "From a folder to an answer" }).press("ArrowRight");
  await expect(place).toHaveText(/^1 of/);
  const word = page.locator("explained-term").first();
  await word.getByRole("button").click();
  await expect(word.locator("[popover]")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(word.locator("[popover]")).toBeHidden();
  await expect(place).toHaveText(/^1 of/);
  await page.goto("/lessons/first-image/write-a-dockerfile/?teach=99");
  while (!(await page.getByRole("heading", { name: "Check yourself" }).isVisible()))
    await page.keyboard.press("ArrowLeft");
  const asked = await place.textContent();
  const item = page.locator("#exercise-order-of-a-dockerfile").getByRole("button", { name: /down/i }).first();
  await item.press("ArrowRight");
  await expect(place).toHaveText(asked ?? "");
});

test("a lab opens beside the text, and covers neither it nor the bar", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto("/lessons/good-image/why-the-order-matters/?teach=4");
  await page.getByRole("button", { name: /^Open the lab/ }).click();
  const pane = await page.getByRole("complementary", { name: "Layer lab" }).boundingBox();
  const text = await page.getByRole("heading", { name: "Try it" }).locator("+ p").boundingBox();
  const bar = await page.getByRole("navigation", { name: "Teacher’s view" }).boundingBox();
  expect((text?.x ?? 0) + (text?.width ?? 0)).toBeLessThanOrEqual(pane?.x ?? 0);
  expect((pane?.y ?? 0) + (pane?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
});

test("a lesson is printed whole from the teacher's view, in its usual type", async ({ page }) => {
  await page.goto(`${LESSON}?teach=2`);
  await expect(page.getByRole("status").filter({ hasText: /^2 of/ })).toBeVisible();
  await expect(page.getByText("After this lesson you can")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("After this lesson you can")).toBeVisible();
  await expect(page.getByRole("button", { name: "Next" })).toBeHidden();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme, on a phone`, () => {
    test.use({ colorScheme, viewport: { width: 320, height: 640 } });

    test("the teacher's view has no fault that axe finds, and nothing is cut off", async ({ page }) => {
      await page.goto(`${LESSON}?teach=2`);
      await expect(page.getByRole("status").filter({ hasText: /^2 of/ })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    });
  });
}
