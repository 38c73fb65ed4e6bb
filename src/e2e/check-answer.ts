import type { Locator, Page } from "@playwright/test";
import { expect } from "./site.ts";

/** Checks what was written in an exercise's editor, by keyboard alone, and expects that it is right. */
export async function checkByKeyboard(page: Page, exercise: Locator): Promise<void> {
  await page.keyboard.press("Tab");
  await expect(exercise.getByRole("button", { name: "Check" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(exercise.getByRole("status")).toHaveText(/^Right\./);
}
