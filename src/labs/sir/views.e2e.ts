import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../e2e/site.ts";

const reader = (page: Page): Locator => page.getByRole("slider", { name: "Read the curves on day", exact: true });
const slider = (page: Page, name: string): Locator => page.getByRole("slider", { name, exact: true });
const phase = (page: Page): Locator => page.getByRole("img", { name: /^Phase plane/ });
const overTime = (page: Page): Locator => page.getByRole("img", { name: /^Line chart of people/ });
const row = (page: Page, day: number): Locator => page.getByRole("row", { name: new RegExp(`^${day} `) });
const readDay = (page: Page): Locator => page.locator("sir-lab .crosshair p");

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error("It is not to be seen.");
  return box;
}

test.beforeEach(async ({ page }) => {
  await page.goto("/labs/sir/");
  await expect(slider(page, "Contact rate")).toBeEnabled();
});

test.describe("the phase plane", () => {
  test.beforeEach(async ({ page }) => {
    await page.getByRole("radio", { name: "Phase plane" }).check();
  });

  test("shows the run in place of the curves over time, and what it shows is said", async ({ page }) => {
    await expect(phase(page)).toBeVisible();
    await expect(overTime(page)).toBeHidden();
    await expect(phase(page).getByText("N / R₀ = 3,333")).toBeVisible();
    await expect(phase(page).getByText("Day 0", { exact: true })).toBeVisible();
    await expect(phase(page).getByText("Day 200", { exact: true })).toBeVisible();
    await slider(page, "Contact rate").fill("0.2");
    await expect(phase(page)).toHaveAccessibleName(/ over 4,966 susceptible and 1,584 infected at the peak /);
    await expect(page.getByText(/^Right of the line N \/ R0 = 5,000 the infected grow/)).toBeVisible();
  });

  test("counts in the unit that the reader chose", async ({ page }) => {
    await page.getByText("More settings").click();
    await page.getByRole("radio", { name: "Share of all" }).check();
    await expect(phase(page).getByText("N / R₀ = 33.3 %")).toBeVisible();
    await expect(phase(page).getByText("40 %")).toBeVisible();
  });

  test("is part of the state: in the address, undone and done again", async ({ page }) => {
    await expect(page).toHaveURL(/&view=phase$/);
    await page.reload();
    await expect(phase(page)).toBeVisible();
    await page.getByRole("radio", { name: "Over time" }).check();
    await expect(overTime(page)).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(phase(page)).toBeVisible();
    await expect(page.getByRole("radio", { name: "Phase plane" })).toBeChecked();
  });

  test("is chosen by arrow keys too", async ({ page }) => {
    await page.getByRole("radio", { name: "Phase plane" }).press("ArrowLeft");
    await expect(overTime(page)).toBeVisible();
    await page.getByRole("radio", { name: "Over time" }).press("ArrowRight");
    await expect(phase(page)).toBeVisible();
  });

  test("is read by keys, with a point that moves along", async ({ page }) => {
    await reader(page).focus();
    await expect(reader(page)).toHaveAttribute("aria-valuetext", "Day 0: 9,900 susceptible, 100 infected, 0 recovered");
    const before = await boxOf(page.locator("sir-lab .crosshair"));
    for (let n = 0; n < 3; n += 1) await page.keyboard.press("PageUp");
    await expect(reader(page)).toHaveAttribute("aria-valuetext", /^Day 30: /);
    const after = await boxOf(page.locator("sir-lab .crosshair"));
    expect(after.x).toBeLessThan(before.x - 100);
    await page.keyboard.press("End");
    await expect(readDay(page)).toContainText("Day 200");
  });

  test("is read where the mouse comes nearest to the track", async ({ page }) => {
    await phase(page).scrollIntoViewIfNeeded();
    const { x, y, width, height } = await boxOf(phase(page));
    await page.mouse.move(x + width / 3, y + height * 0.2);
    await expect(readDay(page)).toContainText(/Day 2[5-8]/);
    await page.mouse.move(x + 2, y + height - 2);
    await expect(readDay(page)).toContainText("0 infected");
  });
});

test("pinned runs are drawn in the phase plane too", async ({ page }) => {
  await page.goto("/labs/sir/#sir=1&view=phase&pin1.beta=0.6&pin2.beta=0.2");
  await expect(phase(page).getByText("6,000")).toBeVisible();
  for (const letter of ["A", "B"]) await expect(phase(page).getByText(letter, { exact: true })).toBeVisible();
  await expect(phase(page).getByText("C", { exact: true })).toBeHidden();
  await page.getByRole("button", { name: "Remove R0 = 6.0, RK4" }).click();
  await expect(phase(page).getByText("4,000")).toBeVisible();
  await expect(phase(page).getByText("B", { exact: true })).toBeHidden();
});

test("beside the picture, the form scrolls by itself, and the picture stays", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByText("Vaccination and intervention").click();
  await page.getByText("More settings").click();
  await slider(page, "Step").focus();
  await expect(slider(page, "Step")).toBeInViewport({ ratio: 1 });
  await expect(overTime(page)).toBeInViewport({ ratio: 1 });
});

test("an old link, which names no view, opens the curves over time", async ({ page }) => {
  await page.goto("/labs/sir/#sir=1&beta=0.2");
  await expect(overTime(page)).toBeVisible();
  await expect(page.getByRole("radio", { name: "Over time" })).toBeChecked();
});

test.describe("the table", () => {
  test.beforeEach(async ({ page }) => {
    await page.getByText("The same in numbers").click();
    await expect(row(page, 1)).toBeVisible();
  });

  test("has a row for every day and follows the epidemic", async ({ page }) => {
    await expect(page.getByRole("row")).toHaveCount(202);
    await slider(page, "Days").fill("100");
    await expect(page.getByRole("row")).toHaveCount(102);
    await expect(row(page, 100)).toHaveText(/^\s*100\s*591\s*16\s*9,393\s*$/);
    await slider(page, "Contact rate").fill("0.2");
    await expect(row(page, 100)).toHaveText(/^\s*100\s*2,\d+\s*\d+\s*7,\d+\s*$/);
  });

  test("marks the row of the day that is read, scrolled into view in its own frame", async ({ page }) => {
    await reader(page).focus();
    for (let n = 0; n < 10; n += 1) await page.keyboard.press("PageUp");
    await expect(row(page, 100)).toHaveAttribute("aria-current", "true");
    const [frame, marked] = [await boxOf(page.locator(".numbers .scroll")), await boxOf(row(page, 100))];
    expect(marked.y).toBeGreaterThan(frame.y);
    expect(marked.y + marked.height).toBeLessThan(frame.y + frame.height);
    const top = await page.evaluate(() => scrollY);
    await page.keyboard.press("Home");
    await expect(row(page, 0)).toHaveAttribute("aria-current", "true");
    await expect(page.locator("tr[aria-current]")).toHaveCount(1);
    expect(await page.evaluate(() => scrollY)).toBe(top);
    await page.keyboard.press("Tab");
    await page.mouse.move(0, 0);
    await expect(page.locator("sir-lab .crosshair")).toBeHidden();
  });

  test("moves the crosshair where a row is pointed at", async ({ page }) => {
    await row(page, 4).hover();
    await expect(readDay(page)).toContainText("Day 4");
    await expect(row(page, 4)).toHaveAttribute("aria-current", "true");
    await page.mouse.move(0, 0);
    await expect(page.locator("sir-lab .crosshair")).toBeHidden();
  });

  test("is one stop of the Tab key, and arrow keys go through its rows", async ({ page }) => {
    await page.mouse.move(0, 0);
    await page.getByText("The same in numbers").focus();
    await page.keyboard.press("Tab");
    await expect(row(page, 0).getByRole("button")).toBeFocused();
    for (const [key, day] of [
      ["ArrowDown", 1],
      ["PageDown", 11],
      ["ArrowUp", 10],
      ["End", 200],
      ["Home", 0],
    ] as const) {
      await page.keyboard.press(key);
      await expect(row(page, day).getByRole("button")).toBeFocused();
      await expect(row(page, day)).toBeInViewport();
      await expect(readDay(page)).toContainText(`Day ${day}`);
    }
    await page.keyboard.press("PageDown");
    await page.keyboard.press("Tab");
    await expect(page.locator("tr[aria-current]")).toHaveCount(0);
    await page.keyboard.press("Shift+Tab");
    await expect(row(page, 10).getByRole("button")).toBeFocused();
  });
});

for (const { width, height, most } of [
  { width: 390, height: 720, most: 0.56 },
  { width: 800, height: 700, most: 0.62 },
  { width: 800, height: 1100, most: 0.6 },
]) {
  test.describe(`where ${width} × ${height} pixels are seen, the picture`, () => {
    test.use({ viewport: { width, height } });

    test("stays in view and never hides what has the focus", async ({ page }) => {
      await page.locator("sir-lab .settings").evaluateAll((boxes) => {
        for (const box of boxes) box.setAttribute("open", "");
      });
      const hidden: string[] = [];
      await page.getByRole("button", { name: "R0 = 3.0" }).focus();
      for (const key of ["Tab", "Shift+Tab"]) {
        while (await page.evaluate(() => document.activeElement?.closest("sir-lab .controls") !== null)) {
          hidden.push(...(await page.evaluate(coveredFocus)));
          await page.keyboard.press(key);
        }
        const edge = key === "Tab" ? "Download CSV" : "R0 = 3.0";
        await page.getByRole("button", { name: edge }).focus();
      }
      expect(hidden).toEqual([]);
      await slider(page, "Days").focus();
      const picture = await boxOf(page.locator("sir-lab figure"));
      expect(picture.y).toBeGreaterThan(0);
      expect(picture.y + picture.height).toBeLessThan(height * most);
    });
  });
}

/** What has the focus, if it lies behind the picture. */
function coveredFocus(): string[] {
  const focused = document.activeElement;
  const [low, top] = [document.querySelector("sir-lab figure"), focused].map((box) => box?.getBoundingClientRect());
  const isCovered = low && top && top.top < low.bottom && top.bottom > low.top;
  return isCovered ? [focused?.id || (focused?.textContent ?? "").trim()] : [];
}

test.describe("on a low phone", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("the picture scrolls away with the page", async ({ page }) => {
    await slider(page, "Days").focus();
    const picture = await boxOf(page.locator("sir-lab figure"));
    expect(picture.y + picture.height).toBeLessThan(200);
    await expect(slider(page, "Days")).toBeInViewport();
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a tap reads a day, which stays until something else is touched", async ({ page }) => {
    const { x, y, width, height } = await boxOf(overTime(page));
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    await expect(readDay(page)).toContainText(/Day (99|100|101)/);
    await expect(reader(page)).toBeFocused();
    await page.touchscreen.tap(20, 100);
    await expect(page.locator("sir-lab .crosshair")).toBeHidden();
  });

  for (const view of ["Over time", "Phase plane"]) {
    test(`the picture ${view.toLowerCase()} leaves half of the screen to the sliders`, async ({ page }) => {
      await page.getByRole("radio", { name: view }).check();
      await slider(page, "Days").focus();
      const picture = await boxOf(page.locator("sir-lab figure"));
      const handle = await boxOf(slider(page, "Days"));
      expect(picture.y + picture.height).toBeLessThan(844 * 0.55);
      expect(handle.y).toBeGreaterThanOrEqual(picture.y + picture.height);
    });
  }
});
