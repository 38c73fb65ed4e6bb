import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./site.ts";

const LESSON = "/lessons/first-image/meet-the-model/";
const NEXT = "/lessons/first-image/build-and-run/";

const groups = (page: Page): Locator => page.getByRole("tablist", { name: "Your system" });
const selected = (page: Page): Locator => page.getByRole("tab", { selected: true });
const tab = (page: Page, name: string | RegExp, group = 0): Locator =>
  groups(page).nth(group).getByRole("tab", { name });

test("a choice opens the same system in every group, on the next page and after a reload", async ({ page }) => {
  await page.goto(LESSON);
  await tab(page, "Windows PowerShell").click();
  await expect(selected(page)).toHaveText(Array(await groups(page).count()).fill("Windows PowerShell"));
  await expect(page.getByText("three habits")).toBeVisible();
  await page.goto(NEXT);
  await expect(selected(page)).toHaveText(["Windows PowerShell", "macOS, Windows PowerShell, WSL"]);
  await page.reload();
  await expect(page.getByRole("tabpanel").first()).toContainText("curl.exe");
});

test("a tab that serves several systems keeps the one that was chosen", async ({ page }) => {
  await page.goto(`${LESSON}?on=wsl`);
  await expect(tab(page, "WSL", 1)).toHaveAttribute("aria-selected", "true");
  await tab(page, "Linux, macOS, WSL").click();
  await expect(tab(page, "WSL", 1)).toHaveAttribute("aria-selected", "true");
});

test("the keyboard moves along the tabs, and only the selected one is on the way of Tab", async ({ page }) => {
  await page.goto(LESSON);
  await tab(page, "Linux", 1).focus();
  for (const [key, name] of [
    ["ArrowRight", "macOS"],
    ["End", "Podman"],
    ["ArrowRight", "Linux"],
    ["ArrowLeft", "Podman"],
    ["Home", "Linux"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(tab(page, name, 1)).toBeFocused();
    await expect(tab(page, name, 1)).toHaveAttribute("aria-selected", "true");
  }
  await page.keyboard.press("Tab");
  await expect(page.getByRole("tabpanel", { name: "Linux", exact: true })).toBeFocused();
});

test("a link opens a system, is not kept, and follows a choice", async ({ page }) => {
  await page.goto(`${LESSON}?on=podman#before-you-start`);
  await expect(selected(page)).toHaveText(["Linux, macOS, WSL, Podman", "Podman", "Podman"].toReversed());
  await expect(page.getByRole("heading", { name: "Before you start" })).toBeInViewport();
  await page.goto(NEXT);
  await expect(page.locator("html")).toHaveAttribute("data-system", "linux");
  await page.goto(`${LESSON}?on=podman#before-you-start`);
  await tab(page, "macOS", 1).click();
  await expect(page).toHaveURL(/\?on=macos#before-you-start$/);
});

test("a link to a system that does not exist is a link without one", async ({ page }) => {
  await page.goto(`${LESSON}?on=toString`);
  await expect(page.locator("html")).toHaveAttribute("data-system", "linux");
});

test("a group without the reader's system shows the nearest and says so", async ({ page }) => {
  await page.goto("/lessons/first-image/write-a-dockerfile/?on=podman");
  await expect(page.getByRole("tabpanel").last()).toContainText(
    "Nothing here is written for Podman alone. Shown: Linux, macOS, WSL.",
  );
});

for (const [platform, touch, system] of [
  ["Windows", 0, "powershell"],
  ["Win32", 10, "powershell"],
  ["macOS", 0, "macos"],
  ["MacIntel", 5, "linux"],
  ["Linux", 0, "linux"],
] as const) {
  test(`a first visit on ${platform} with ${touch} fingers opens ${system}`, async ({ page }) => {
    await page.addInitScript(
      ([name, fingers]) => {
        Object.defineProperty(navigator, "userAgentData", { value: { platform: name } });
        Object.defineProperty(navigator, "maxTouchPoints", { value: fingers });
      },
      [platform, touch] as const,
    );
    await page.goto(LESSON);
    await expect(page.locator("html")).toHaveAttribute("data-system", system);
  });
}

test("without a store a choice holds for the page", async ({ page }) => {
  await page.addInitScript(() => {
    for (const method of ["getItem", "setItem"] as const) {
      const original = Storage.prototype[method];
      Object.defineProperty(Storage.prototype, method, {
        value(this: Storage, ...values: [string, string]) {
          if (values[0] === "system") throw new DOMException("forbidden");
          return Reflect.apply(original, this, values);
        },
      });
    }
  });
  await page.goto(NEXT);
  await tab(page, "Windows PowerShell").click();
  await expect(page.getByRole("tabpanel").first()).toContainText("curl.exe");
});

test("a choice leaves the tab where it was on the screen, and nothing jumps while the page loads", async ({ page }) => {
  await page.goto(LESSON);
  await tab(page, "macOS", 1).scrollIntoViewIfNeeded();
  const before = await tab(page, "macOS", 1).boundingBox();
  await tab(page, "macOS", 1).click();
  const after = await tab(page, "macOS", 1).boundingBox();
  expect(Math.abs(Number(after?.y) - Number(before?.y))).toBeLessThan(2);
  await page.goto(`${NEXT}?on=powershell`, { waitUntil: "networkidle" });
  const jumped = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries().map((entry) => Number(Reflect.get(entry, "value")));
          resolve(shifts.reduce((sum, value) => sum + value, 0));
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(0), 300);
      }),
  );
  expect(jumped).toBeLessThan(0.02);
});

test("tabs wrap on a narrow phone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${LESSON}?on=powershell`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  for (const each of await groups(page).nth(1).getByRole("tab").all()) {
    const box = await each.boundingBox();
    expect(Number(box?.x) + Number(box?.width)).toBeLessThanOrEqual(320);
  }
});

test("on paper stand all systems, each with its name, whichever was chosen", async ({ page }) => {
  await page.goto(`${NEXT}?on=powershell`);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { name: "Windows PowerShell", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Linux, macOS" })).toBeVisible();
  for (const tabs of await page.locator(".systems").all()) await expect(tabs).toBeHidden();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`tabs have no axe violation in the ${colorScheme} theme`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ colorScheme, baseURL: String(baseURL) });
    const page = await context.newPage();
    await page.goto(LESSON);
    await expect(selected(page).first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include("system-tabs").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await context.close();
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("all systems stand one below the other, with headings", async ({ page }) => {
    await page.goto(NEXT);
    await expect(page.getByRole("heading", { name: "Linux, macOS, WSL, Podman" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Windows PowerShell", exact: true })).toBeVisible();
    await expect(page.getByText("curl.exe -s")).toBeVisible();
    for (const tabs of await page.locator(".systems").all()) await expect(tabs).toBeHidden();
    await expect(page.getByText("Nothing here is written for")).toHaveCount(0);
  });
});
