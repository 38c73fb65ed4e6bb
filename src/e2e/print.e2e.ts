import { expect, test } from "./site.ts";

test("a lesson prints its exercises as questions, without buttons, hints, answers and progress", async ({ page }) => {
  await page.goto("/lessons/first-image/meet-the-model/");
  const exercise = page.locator("#exercise-r0-of-a-question");
  const offThePaper = [
    exercise.getByRole("button", { name: "Check" }),
    exercise.getByText("Hint 1 of 2"),
    exercise.getByText("Our answer"),
    page.getByRole("button", { name: "Mark as read" }),
  ];
  for (const part of offThePaper) await expect(part).toBeVisible();

  await page.emulateMedia({ media: "print" });
  for (const part of offThePaper) await expect(part).toBeHidden();
  await expect(exercise.getByRole("heading")).toBeVisible();
  await expect(exercise.getByRole("textbox")).toBeVisible();
});
