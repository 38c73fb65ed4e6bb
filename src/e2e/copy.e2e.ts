import { expect, test } from "./site.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("copying a command takes it without its prompt and output", async ({ page }) => {
  await page.goto("/lessons/first-image/build-and-run/");
  await page.getByRole("button", { name: "Copy docker build -t sir-api:1.0 .", exact: true }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe("docker build -t sir-api:1.0 .");
});

test("copying a command of one system takes all its lines as they are typed", async ({ page }) => {
  await page.goto("/lessons/why-containers/get-an-engine/?on=podman");
  await page.getByRole("button", { name: "Copy podman machine init", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("podman machine init\npodman machine start");
});
