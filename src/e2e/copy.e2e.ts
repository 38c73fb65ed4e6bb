import { expect, test } from "./site.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("copying a session takes its commands without prompt and output", async ({ page }) => {
  await page.goto("/lessons/first-image/build-and-run/");
  await page.getByRole("button", { name: "Copy the commands" }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("docker");
  expect(copied).not.toContain("$ ");
});
