import { expect, test } from "@playwright/test";
import { readOffer } from "../../runtimes/site/manifest.ts";

test.describe.configure({ timeout: 180_000 });

test.beforeEach(async () => {
  test.skip(!(await readOffer("service", "/")), "this site was built without the service's packages");
});

test("the service in the page gives all answers that its container gave, byte by byte", async ({ page }) => {
  await page.goto("/verify/agreement/");
  await page.getByRole("button", { name: "Ask the service here" }).click();
  await expect(page.getByText("gave all 50 answers of its container")).toBeVisible({ timeout: 150_000 });
  await page.getByText("The 50 requests").click();
  await expect(page.getByRole("cell", { name: "the same", exact: true })).toHaveCount(50);
});

test("on a phone the answers of the four programs stand side by side, and nothing is cut off", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/verify/agreement/");
  const answers = page.getByRole("group", { name: "The answers of four programs" });
  expect(await answers.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

test("a service that was changed is found out, and the table says where", async ({ page }) => {
  await page.goto("/verify/agreement/");
  await page.locator("service-agreement").evaluate((lab: HTMLElement) => {
    lab.dataset["files"] = lab.dataset["files"]?.replace("MOST_DAYS = 3650", "MOST_DAYS = 3600") ?? "";
    // The files are read when the lab is put into the page.
    const copy = lab.cloneNode(true);
    lab.replaceWith(copy);
  });
  await page.getByRole("button", { name: "Ask the service here" }).click();
  await expect(page.getByText("gave 46 of its container's 50 answers")).toBeVisible({ timeout: 150_000 });
  await page.getByText("The 50 requests").click();
  await expect(page.getByRole("row", { name: "three fields out of range" })).toContainText("another body");
});
