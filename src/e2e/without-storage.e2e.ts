import type { Page } from "@playwright/test";
import { expect, test } from "./site.ts";

/** What a reader does on a page that would be kept, and what the page then does all the same. */
const PAGES: Record<string, (page: Page) => Promise<void>> = {
  "/": async (page) => {
    await page.getByRole("textbox", { name: /Paste your error message/ }).fill("exec /start.sh: exec format error");
    await expect(page.getByText("We know this one.")).toBeVisible();
  },
  "/lessons/first-image/write-a-dockerfile/": async (page) => {
    const own = page.getByRole("region", { name: "Your progress" });
    await own.getByRole("button", { name: "Mark as read" }).click();
    await expect(own.getByText(/^Read on/)).toBeVisible();
  },
  "/labs/sir/": chooseTheme,
  "/progress/": async (page) => {
    await expect(page.getByText("Each page forgets what you did there when you leave it.")).toBeVisible();
    await chooseTheme(page);
  },
  "/placement/": async (page) => {
    await page.getByRole("radio").first().check();
    await page.getByRole("button", { name: "Show where to begin" }).click();
    await expect(page.getByText(/answers are right\. Begin with/)).toBeVisible();
  },
};

/** What a browser may do instead of keeping things: private modes refuse the stores themselves, full ones what is written. */
const REFUSALS: Record<string, () => void> = {
  forbidden: () => {
    for (const name of ["localStorage", "sessionStorage"])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("The operation is insecure.", "SecurityError");
        },
      });
  },
  full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  },
};

for (const [how, refuse] of Object.entries(REFUSALS))
  for (const [path, act] of Object.entries(PAGES))
    test(`${path} works where the browser's stores are ${how}, and says once that nothing is kept`, async ({
      page,
    }) => {
      await page.addInitScript(refuse);
      await page.goto(path, { waitUntil: "networkidle" });
      const notice = page.getByRole("status").filter({ hasText: "This browser keeps nothing for this site" });
      await expect(notice).toBeHidden();
      await act(page);
      await expect(notice).toBeVisible();
      await page.getByRole("button", { name: "Close" }).filter({ visible: true }).click();
      await expect(notice).toBeHidden();
      await chooseTheme(page);
      await expect(notice).toBeHidden();
    });

/** Chooses the other theme, which the page then has. */
async function chooseTheme(page: Page): Promise<void> {
  const html = page.locator("html");
  const other = (await html.getAttribute("data-theme")) === "dark" ? "light" : "dark";
  await page.getByRole("combobox", { name: "Select theme" }).filter({ visible: true }).selectOption(other);
  await expect(html).toHaveCSS("color-scheme", other);
}
