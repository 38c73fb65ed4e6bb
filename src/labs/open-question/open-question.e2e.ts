import { expect, test } from "../../e2e/site.ts";

const PAGE = "/lessons/first-image/build-and-run/";
const ROOM = "Your answer, kept in this browser only";

test("what is written to an open question is kept, and our answer opens by keyboard", async ({ page }) => {
  const question = page.locator("open-question");
  await page.goto(PAGE);
  await question.scrollIntoViewIfNeeded();
  await page.getByRole("textbox", { name: ROOM }).fill("The fault is back.");
  await page.reload();
  await question.scrollIntoViewIfNeeded();
  await expect(page.getByRole("textbox", { name: ROOM })).toHaveValue("The fault is back.");
  const answer = page.getByText("The edit lived in the layer of that one container");
  await expect(answer).toBeHidden();
  await page.getByRole("textbox", { name: ROOM }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(answer).toBeVisible();
});

test("on paper an open question has lines, and neither our answer nor a field", async ({ page }) => {
  await page.goto(PAGE);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("What will you find on Monday")).toBeVisible();
  await expect(page.getByRole("textbox", { name: ROOM })).toBeHidden();
  await expect(page.locator("open-question").getByText("Our answer", { exact: true })).toBeHidden();
  await expect(page.locator("open-question .lines")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an open question has no room to write, and our answer unfolds", async ({ page }) => {
    await page.goto(PAGE);
    await expect(page.getByRole("textbox", { name: ROOM })).toHaveCount(0);
    await page.locator("open-question").getByText("Our answer").click();
    await expect(page.getByText("The edit lived in the layer of that one container")).toBeVisible();
  });
});
