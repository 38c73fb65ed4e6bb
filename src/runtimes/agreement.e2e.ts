import { expect, test, type Page } from "@playwright/test";

test.describe.configure({ timeout: 180_000 });

const SCENARIOS = [
  "R0 = 3.0, rk4",
  "R0 = 3.0, euler",
  "R0 = 2.0, rk4",
  "R0 = 2.0, euler",
  "R0 = 1.2, rk4",
  "R0 = 1.2, euler",
];

test("Python, R, TypeScript and the core give the numbers of the containers in all three scenarios", async ({
  page,
  baseURL,
}) => {
  const elsewhere: string[] = [];
  page.context().on("request", (request) => {
    if (!request.url().startsWith(baseURL ?? "no address")) elsewhere.push(request.url());
  });
  await page.goto("/verify/agreement/");
  for (const name of ["Python", "R", "TypeScript"]) {
    await page.getByRole("button", { name: `Ask ${name} here` }).click();
    await expect(page.getByText(`${name} in this page gives the container's numbers`)).toBeVisible({
      timeout: 150_000,
    });
  }
  for (const question of SCENARIOS) {
    const differences = await differencesOf(page, question);
    expect(differences).toHaveLength(4);
    for (const difference of differences) expect(difference).toBeLessThanOrEqual(1e-9);
  }
  expect(elsewhere).toEqual([]);
});

test("a model that was changed is found out", async ({ page }) => {
  await page.goto("/verify/agreement/");
  await page.locator("[data-language=python].engine").evaluate((engine: HTMLElement) => {
    engine.dataset["model"] = engine.dataset["model"]?.replace("2 * b + 2 * c", "2 * b + 1.999999 * c") ?? "";
  });
  await page.getByRole("button", { name: "Ask Python here" }).click();
  await expect(page.getByText("Python in this page does not give the container's numbers")).toBeVisible({
    timeout: 150_000,
  });
});

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

/** The differences from the containers in the row of a question: this site's model, and each engine. */
async function differencesOf(page: Page, question: string): Promise<number[]> {
  const table = page.getByRole("table", { name: "The largest difference from the container's answer" });
  const cells = await table.getByRole("row").filter({ hasText: question }).getByRole("cell").allTextContents();
  return cells.map((text) => Number(text.trim() || "nothing"));
}
