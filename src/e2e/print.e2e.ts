import type { Page } from "@playwright/test";
import { everyPage } from "./addresses.ts";
import { expect, test } from "./site.ts";

/** What the margins of print.css leave of a sheet, in CSS pixels: A4 is the narrower one, Letter the lower one. */
const SHEETS = [
  { width: 688, height: 1009 },
  { width: 710, height: 942 },
];
const PRINTED = everyPage().filter((path) => /^\/(?:lessons\/.+\/.+|reference\/(?!checks\/.).+)\/$/.test(path));

test("a lesson prints its exercises as questions, without buttons, hints, answers and progress", async ({ page }) => {
  await page.goto("/lessons/first-image/meet-the-model/");
  const exercise = page.locator("#exercise-r0-of-a-question");
  const offThePaper = [
    exercise.getByRole("button", { name: "Check" }),
    exercise.getByText("Hint 1 of 2"),
    exercise.getByText("Our answer"),
    page.getByRole("button", { name: "Mark as read" }),
  ];
  for (const part of offThePaper) await expect(part).toBeVisible();

  await page.emulateMedia({ media: "print" });
  for (const part of offThePaper) await expect(part).toBeHidden();
  await expect(exercise.getByRole("heading")).toBeVisible();
  await expect(exercise.getByRole("textbox")).toBeVisible();
});

test("an answer that the reader has opened is printed", async ({ page }) => {
  await page.goto("/lessons/first-image/meet-the-model/");
  const answer = page.locator("#exercise-r0-of-a-question .explanation");
  await answer.getByText("Our answer").click();
  await page.emulateMedia({ media: "print" });
  await expect(answer.getByRole("paragraph").first()).toBeVisible();
});

test("every system's way is printed under its name", async ({ page }) => {
  await page.goto("/lessons/first-image/meet-the-model/");
  await expect(page.getByRole("tab", { name: "Podman" }).first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("tab", { name: "Podman" }).first()).toBeHidden();
  for (const name of ["Linux", "macOS", "Windows PowerShell", "WSL", "Podman"])
    await expect(page.getByRole("heading", { name, exact: true }).last()).toBeVisible();
  await expect(page.getByText(/^Nothing here is written for/).filter({ visible: true })).toHaveCount(0);
});

test("the address of a source, and of a lab, stands behind its link", async ({ page }) => {
  await page.goto("/lessons/first-image/build-and-run/");
  await page.emulateMedia({ media: "print" });
  expect(await printedBehind(page, "Storage drivers")).toContain("(https://docs.docker.com/engine/storage/drivers/)");
  expect(await printedBehind(page, "Context lab, on its own page")).toMatch(/: https?:\/\/.+\/labs\/context\/$/);
  expect(await printedBehind(page, "Write a Dockerfile")).toBe("");
});

for (const { width, height } of SHEETS) {
  test.describe(`on a sheet of ${width} pixels`, () => {
    test.use({ viewport: { width, height }, colorScheme: "dark" });

    test("nothing is cut off and nothing is dark, on any lesson and page of reference", async ({ page }) => {
      test.slow();
      expect(PRINTED.length).toBeGreaterThan(14);
      for (const path of PRINTED) {
        await page.goto(path);
        await page.emulateMedia({ media: "print" });
        expect(await page.evaluate(cutOff), path).toEqual([]);
        expect(await page.evaluate(() => getComputedStyle(document.body).color), path).toBe("rgb(20, 32, 36)");
      }
    });
  });
}

/** What stands behind a link on paper. */
async function printedBehind(page: Page, name: string): Promise<string> {
  const link = page.getByRole("link", { name }).first();
  return await link.evaluate((element) => {
    const { content } = getComputedStyle(element, "::after");
    return content === "none" ? "" : content.replaceAll(/" "|"/g, "");
  });
}

/** Names what reaches beyond the sheet, or beyond a box that hides what does not fit. Runs in the page. */
function cutOff(): string[] {
  const shown = [...document.body.querySelectorAll<HTMLElement>("*")].filter(
    (element) => element.checkVisibility() && !element.closest("svg, .sr-only, starlight-theme-select, [popover]"),
  );
  const over = shown.filter((element) => {
    const hides = getComputedStyle(element).overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
    return hides || element.getBoundingClientRect().right > innerWidth + 1;
  });
  return over.map((element) => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 60)}`);
}
