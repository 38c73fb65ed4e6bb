import { expect, test } from "@playwright/test";

test.describe.configure({ timeout: 180_000 });

for (const name of ["R", "TypeScript"]) {
  test(`${name} in the page gives the numbers of its container in all three scenarios`, async ({ page, baseURL }) => {
    const elsewhere: string[] = [];
    page.context().on("request", (request) => {
      if (!request.url().startsWith(baseURL ?? "no address")) elsewhere.push(request.url());
    });
    await page.goto("/verify/agreement/");
    await page.getByRole("button", { name: `Ask ${name} here` }).click();
    const lab = page.locator("agreement-lab", { has: page.getByRole("button", { name: `Ask ${name} here` }) });
    await expect(lab.getByRole("status")).toContainText("gives the container's numbers", { timeout: 150_000 });
    const rows = lab.getByRole("row");
    await expect(rows).toHaveCount(7);
    for (const question of ["R0 = 3.0, rk4", "R0 = 2.0, euler", "R0 = 1.2, rk4"]) {
      const difference = await rows.filter({ hasText: question }).getByRole("cell").last().textContent();
      expect(Number(difference)).toBeLessThanOrEqual(1e-9);
    }
    expect(elsewhere).toEqual([]);
  });
}

test("a file that does not arrive is named, and trying again loads it", async ({ page }) => {
  await page.route("**/runtimes/typescript/**", async (route) => await route.abort());
  await page.goto("/verify/agreement/");
  await page.getByRole("button", { name: "Ask TypeScript here" }).click();
  await expect(page.getByRole("alert")).toContainText(/quickjs\.wasm.* could not be loaded/);
  await page.unroute("**/runtimes/typescript/**");
  await page.getByRole("button", { name: "Ask TypeScript here" }).click();
  await expect(page.getByText("TypeScript in this page gives the container's numbers")).toBeVisible({
    timeout: 60_000,
  });
});
