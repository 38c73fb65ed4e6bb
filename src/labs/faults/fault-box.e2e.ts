import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../e2e/site.ts";

const TAKEN =
  "docker: Error response from daemon: driver failed … : Bind for 0.0.0.0:5432 failed: port is already allocated.";
const UNKNOWN = "npm ERR! code ERESOLVE\nnpm ERR! ERESOLVE unable to resolve dependency tree";

const box = (page: Page): Locator => page.getByRole("textbox", { name: /Paste your error message/ });
const main = (page: Page): Locator => page.locator("fault-box");

for (const path of ["/", "/errors/"]) {
  test(`${path} leads from an error to the page that explains it`, async ({ page }) => {
    await page.goto(path);
    await box(page).fill(`step 3\n${TAKEN}\nmore`);
    await expect(page.getByRole("status").filter({ hasText: "We know this one." })).toBeVisible();
    await expect(main(page)).toContainText("The port is taken");
    await expect(main(page)).toContainText("0.0.0.0:5432 failed");
    await main(page).getByRole("link").first().click();
    await expect(page).toHaveURL(/\/(?:lessons|verify)\//);
  });
}

test("the keyboard alone comes to the explanation, and focus fetches the list once", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/errors/", { waitUntil: "networkidle" });
  expect(asked.filter((url) => url.endsWith("faults.json"))).toEqual([]);
  await box(page).focus();
  await page.keyboard.insertText("exec /start.sh: exec format error");
  await expect(main(page)).toContainText("another kind of processor");
  await page.keyboard.press("Tab");
  await expect(main(page).getByRole("link").first()).toBeFocused();
  expect(asked.filter((url) => url.endsWith("faults.json"))).toHaveLength(1);
});

test("an error that nobody recorded gets a plain answer and the lines that look like its cause", async ({ page }) => {
  await page.goto("/");
  await box(page).fill(UNKNOWN);
  await expect(main(page)).toContainText("We have not met this error.");
  await expect(main(page).getByRole("listitem").filter({ hasText: "unable to resolve" })).toBeVisible();
  await expect(main(page)).toContainText("--progress plain");
  await box(page).fill("");
  await expect(main(page)).not.toContainText("We have not met");
});

test("what was pasted is there after a reload", async ({ page }) => {
  await page.goto("/");
  await box(page).fill(TAKEN);
  await expect(main(page)).toContainText("The port is taken");
  await page.reload();
  await expect(box(page)).toHaveValue(TAKEN);
  await expect(main(page)).toContainText("The port is taken");
});

test("a megabyte does not stop the page", async ({ page }) => {
  await page.goto("/errors/");
  await box(page).focus();
  const longest = await page.evaluate(async (message) => {
    const field = document.querySelector("textarea");
    if (!field) return Infinity;
    const lines = Array.from(
      { length: 16_000 },
      (_, at) => `#9 ${at}.2 Collecting a package called ${at.toString(36)} failed to allocate it`,
    );
    field.value = [...lines, message].join("\n");
    field.dispatchEvent(new Event("input"));
    await new Promise((resolve) => setTimeout(resolve));
    let [last, worst] = [performance.now(), 0];
    while (!document.body.textContent.includes("We know this one.") && last < 60_000) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      worst = Math.max(worst, performance.now() - last);
      last = performance.now();
    }
    return worst;
  }, TAKEN);
  expect(longest).toBeLessThan(1000);
  await expect(main(page)).toContainText("The port is taken");
});

test("the search knows error messages", async ({ page }) => {
  await page.goto("/reference/glossary/");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("textbox", { name: "Search the site" }).fill(TAKEN);
  await expect(page.getByRole("dialog").getByRole("link", { name: "The port is taken" })).toBeVisible();
});

test("without the list it says so", async ({ page }) => {
  await page.route("**/faults.json", (route) => route.fulfill({ body: "nonsense" }));
  await page.goto("/errors/");
  await box(page).fill(TAKEN);
  await expect(main(page)).toContainText("could not be loaded");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`an answer has no axe violation and fits a phone in the ${colorScheme} theme`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      colorScheme,
      baseURL: String(baseURL),
      viewport: { width: 320, height: 700 },
    });
    const page = await context.newPage();
    await page.goto("/");
    for (const text of [TAKEN, UNKNOWN]) {
      await box(page).fill(text);
      await expect(main(page).getByRole("status")).not.toBeEmpty();
      const { violations } = await new AxeBuilder({ page }).include("fault-box").analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }
    await context.close();
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("every error that we explain stands on a page, with its lines and links", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("link", { name: "All errors that we explain" }).click();
    await expect(page.getByRole("heading", { name: "The port is taken" })).toBeVisible();
    await expect(page.getByText("port is already allocated").first()).toBeVisible();
    await expect(page.getByRole("textbox", { name: /Paste/ })).toBeHidden();
  });
});
