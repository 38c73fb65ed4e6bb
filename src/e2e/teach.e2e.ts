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
