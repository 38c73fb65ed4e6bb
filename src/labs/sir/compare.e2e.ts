import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../e2e/site.ts";

const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const slider = (page: Page, name: string): Locator => page.getByRole("slider", { name, exact: true });
const chart = (page: Page): Locator => page.getByRole("img", { name: /^Line chart of people/ });
const nameOf = (page: Page, letter: string): Locator => page.getByRole("textbox", { name: `Name of ${letter}` });
const pins = (page: Page): Locator => page.getByRole("region", { name: "Pinned scenarios" });
const rows = (page: Page): Locator => pins(page).getByRole("rowgroup").last().getByRole("row");
const announced = (page: Page): Locator => page.locator("sir-lab [aria-live=polite]");

async function open(page: Page, link = ""): Promise<void> {
  await page.goto(`/labs/sir/${link}`);
  await expect(button(page, "Pin this scenario")).toBeEnabled();
}

/** Pins R0 = 3.0 and three others. */
async function pinFour(page: Page): Promise<void> {
  await button(page, "Pin this scenario").click();
  await button(page, "Pin Euler beside RK4").click();
  await button(page, "R0 = 2.0").click();
  await button(page, "Pin this scenario").click();
  await button(page, "R0 = 1.2").click();
  await button(page, "Pin this scenario").click();
}

test.describe("pinned scenarios", () => {
  test("stand beside the run that is shown, with their figures and their curves", async ({ page }) => {
    await open(page);
    await expect(pins(page).getByRole("table")).toBeHidden();
    await button(page, "Pin this scenario").click();
    await expect(announced(page)).toHaveText(
      "Pinned as A, R0 = 3.0, RK4. Peaks on day 26.5 with 3,038 people infected.",
    );
    await button(page, "R0 = 2.0").click();
    await expect(rows(page)).toHaveCount(2);
    await expect(rows(page).nth(0)).toHaveText(/^\s*This run\s*2\.0\s*1,584\s*44\s*8,002\s*$/);
    await expect(rows(page).nth(1)).toHaveText(/3\.0\s*3,038\s*26\.5\s*9,412/);
    await expect(nameOf(page, "A")).toHaveValue("R0 = 3.0, RK4");
    await expect(page.locator("sir-lab .pin-curves path").first()).toHaveAttribute("d", /^M0\.0,990\.0L/);
    await expect(chart(page)).toHaveAccessibleDescription(/A, R0 = 3\.0, RK4: Peaks on day 26\.5 with 3,038/);
  });

  test("show Euler's method beside RK4, with one press", async ({ page }) => {
    await open(page);
    await button(page, "Pin Euler beside RK4").click();
    await expect(nameOf(page, "A")).toHaveValue("R0 = 3.0, Euler, step 0.5");
    await expect(rows(page).nth(0)).toContainText("3,038");
    await expect(rows(page).nth(1)).toContainText("3,097");
    await page.getByRole("radio", { name: "Euler" }).check();
    await expect(button(page, "Pin RK4 beside Euler")).toBeVisible();
  });

  test("are at most four, and the buttons say so", async ({ page }) => {
    await open(page);
    await pinFour(page);
    for (const name of ["Pin this scenario", "Pin Euler beside RK4"]) {
      await expect(button(page, name)).toBeDisabled();
      await expect(button(page, name)).toHaveAccessibleDescription("4 are pinned. Remove one to pin another.");
    }
    await expect(button(page, "Pin this scenario")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(rows(page)).toHaveCount(5);
    await button(page, "Remove R0 = 2.0, RK4").click();
    await expect(rows(page)).toHaveCount(4);
    await expect(button(page, "Remove R0 = 1.2, RK4")).toBeFocused();
    await expect(button(page, "Pin this scenario")).toBeEnabled();
    await expect(nameOf(page, "C")).toHaveValue("R0 = 1.2, RK4");
  });

  test("come back into the form", async ({ page }) => {
    await open(page);
    await page.getByText("More settings").click();
    await page.getByRole("radio", { name: "Share of all" }).check();
    await button(page, "Pin Euler beside RK4").click();
    await button(page, "R0 = 1.2").click();
    await button(page, "Show R0 = 3.0, Euler, step 0.5").click();
    await expect(slider(page, "Contact rate")).toHaveValue("0.3");
    await expect(page.getByRole("radio", { name: "Euler" })).toBeChecked();
    await expect(page.getByRole("radio", { name: "Share of all" })).toBeChecked();
    await expect(rows(page).nth(0)).toContainText("31 %");
  });

  test("are renamed with any characters, at most 40", async ({ page }) => {
    await open(page);
    await button(page, "Pin this scenario").click();
    await nameOf(page, "A").fill('<img src=x> & "β‮" 🦠');
    await expect(button(page, 'Remove <img src=x> & "β‮" 🦠')).toBeVisible();
    await expect(page.locator("sir-lab img")).toHaveCount(0);
    await page.waitForURL(/pin1=%3C/);
    await page.reload();
    await expect(nameOf(page, "A")).toHaveValue('<img src=x> & "β‮" 🦠');
    await nameOf(page, "A").fill("");
    await nameOf(page, "A").pressSequentially("long ".repeat(10));
    await expect(nameOf(page, "A")).toHaveValue("long ".repeat(8));
    await nameOf(page, "A").fill("");
    await nameOf(page, "A").blur();
    await expect(nameOf(page, "A")).toHaveValue("R0 = 3.0, RK4");
  });

  test("are undone and done again, and survive a reload", async ({ page }) => {
    await open(page);
    await pinFour(page);
    await nameOf(page, "D").fill("Hardly any");
    await button(page, "Undo").click();
    await expect(nameOf(page, "D")).toHaveValue("R0 = 1.2, RK4");
    await button(page, "Undo").click();
    await expect(rows(page)).toHaveCount(4);
    await button(page, "Redo").click();
    await button(page, "Redo").click();
    await expect(nameOf(page, "D")).toHaveValue("Hardly any");
    await page.waitForURL(/pin4=Hardly\+any/);
    await page.reload();
    await expect(nameOf(page, "D")).toHaveValue("Hardly any");
    await expect(rows(page).nth(2)).toContainText("3,097");
    await expect(button(page, "Pin this scenario")).toBeDisabled();
  });

  test("have a column each in the table to download", async ({ page }) => {
    await open(page);
    await button(page, "Pin Euler beside RK4").click();
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Download CSV").click()]);
    const lines = (await readFile(await download.path(), "utf8")).split("\n");
    expect(lines[0]).toBe('day,susceptible,infected,recovered,"infected in A, R0 = 3.0, Euler, step 0.5"');
    expect(lines[54]).toMatch(/^26\.5,.*,3087\.13\d+$/);
  });

  for (const width of [1280, 390, 320]) {
    test(`with long names need no scrolling sideways at ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page);
      await pinFour(page);
      for (const letter of ["A", "B", "C", "D"]) await nameOf(page, letter).fill("W".repeat(40));
      const overhang = await page.locator("sir-lab").evaluate((lab) => lab.scrollWidth - lab.clientWidth);
      expect(overhang).toBeLessThanOrEqual(0);
    });
  }

  test("of a link that was edited say what is wrong", async ({ page }) => {
    await page.goto("/labs/sir/#sir=1&pin1=Now&pin1.beta=7");
    await expect(page.getByRole("alert")).toHaveText(/^This link cannot be opened\. In its pinned scenario A: /);
    await expect(pins(page).getByRole("table")).toBeHidden();
  });
});
