import { expect, test } from "./site.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("copying a command takes it without its prompt and output", async ({ page }) => {
  await page.goto("/lessons/first-image/build-and-run/");
  await page.getByRole("button", { name: "Copy docker build -t sir-api:1.0 .", exact: true }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe("docker build -t sir-api:1.0 .");
});
