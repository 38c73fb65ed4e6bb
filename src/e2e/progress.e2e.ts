import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "@playwright/test";
import { readExercise } from "../schemas/exercise-folder.ts";
import { expect, test } from "./site.ts";

const LESSON = "/lessons/first-image/write-a-dockerfile/";
const TITLE = "Write a Dockerfile";
const KEY = "runs-anywhere:progress";

test("a reader marks a lesson as read, sees it in all lists, and takes the mark back", async ({ page }) => {
  await page.goto(LESSON);
  await markRead(page);
  await expect(ownProgress(page).getByRole("status")).toHaveText(/^Read on \d+ \w+ \d{4}\.$/);
  await expect(
    page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: `${TITLE} read` }),
  ).toBeVisible();
  await page.goto("/lessons/");
  await expect(rowOf(page, TITLE)).toContainText(/Read \d+ \w+ \d{4}/);
  await expect(partOf(page, "Your first image")).toContainText(/1 of \d+ lessons read/);
  await page.goto(LESSON);
  await ownProgress(page).getByRole("button", { name: "Mark as not read" }).click();
  await expect(ownProgress(page).getByRole("status")).toHaveText("");
  await page.goto("/lessons/");
  await expect(rowOf(page, TITLE)).not.toContainText("Read");
});

test("who comes to the end after the time that the page says has read the lesson, and not before", async ({ page }) => {
  await page.clock.install();
  await page.goto(LESSON);
  await expect(ownProgress(page)).toContainText("after 4 minutes or more");
  await ownProgress(page).scrollIntoViewIfNeeded();
  // Its script is fetched when a reader comes near, and only then counts.
  await page.waitForFunction(() => customElements.get("lesson-progress") !== undefined);
  await page.clock.runFor("03:50");
  await expect(ownProgress(page).getByRole("status")).toHaveText("");
  await page.clock.runFor("00:15");
  await expect(ownProgress(page).getByRole("status")).toHaveText(/^Read on/);
});

test("a mark that the reader took away is not set again by the clock", async ({ page }) => {
  await page.clock.install();
  await page.goto(LESSON);
  await markRead(page);
  await ownProgress(page).getByRole("button", { name: "Mark as not read" }).click();
  await page.clock.runFor("05:00");
  await expect(ownProgress(page).getByRole("button", { name: "Mark as read" })).toBeVisible();
});

test("the reader goes on where they were, and at the next lesson when that one is read", async ({ page }) => {
  await page.goto(LESSON);
  await page.getByRole("heading", { name: "Four mistakes" }).evaluate((heading) => heading.scrollIntoView());
  await page.waitForLoadState("networkidle");
  await page.goto("/");
  const line = page.getByText(/^Continue with/);
  await expect(line).toContainText("at “Four mistakes”");
  await line.getByRole("link", { name: TITLE }).click();
  await expect(page).toHaveURL(/write-a-dockerfile\/#four-mistakes$/);
  await markRead(page);
  await page.goto("/lessons/");
  await expect(page.getByText(/^Continue with/).getByRole("link")).toHaveText("Build, run, look inside");
});

test("the front page's button leads on: to the first lesson, to where the reader was, to what changed, and to the list", async ({
  page,
}) => {
  const lead = page.locator("[data-part=go-on]");
  const line = page.locator("[data-part=resume]");
  await page.goto(LESSON);
  await markRead(page);
  await page.goto("/");
  await expect(lead).toHaveText("Continue the course");
  await expect(lead).toHaveAttribute("href", /build-and-run\/$/);
  await readAll(page);
  await page.goto("/");
  await expect(lead).toHaveText("See all lessons");
  await expect(line).toHaveText(
    "You have read or know every lesson that is here. See what is left to solve in all exercises.",
  );
  await changeKept(page, (text) => text.replace(/"four-mistakes": ?"\w+"/, '"four-mistakes": "0000000000"'));
  await page.goto("/");
  await expect(lead).toHaveText("Read what has changed");
  await expect(line).toContainText(`${TITLE} has changed since you read it.`);
  await lead.click();
  await expect(page).toHaveURL(LESSON);
  await page.goto("/");
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(lead).toHaveText("Start the first lesson");
  await expect(line).toContainText("Know some of this already?");
});

test("a lesson that changed since it was read says which sections", async ({ page }) => {
  await page.goto(LESSON);
  await markRead(page);
  await changeKept(page, (text) =>
    text
      .replace(/"hash": "\w+"/, '"hash": "0000000000"')
      .replace(/"four-mistakes": "\w+"/, '"four-mistakes": "0000000000"')
      .replace('"sections": {', '"sections": { "three-mistakes": "0000000000",'),
  );
  await page.goto("/lessons/");
  const row = rowOf(page, TITLE);
  await row.getByText(/^Changed since \d+ \w+ \d{4}$/).click();
  await expect(row.getByRole("listitem")).toHaveText(["Four mistakes: changed", "1 section is gone"]);
  await row.getByRole("link", { name: "Four mistakes" }).click();
  await expect(page).toHaveURL(/write-a-dockerfile\/#four-mistakes$/);
  await expect(page.getByText(/Part \d, lesson \d · Changed since/)).toBeVisible();
  await expect(ownProgress(page)).toContainText("Four mistakes: changed");
  await ownProgress(page).getByRole("button", { name: "Mark as read again" }).click();
  await expect(ownProgress(page).getByRole("listitem")).toHaveCount(0);
  await expect(ownProgress(page).getByRole("button", { name: "Mark as not read" })).toBeFocused();
});

test("two tabs add to each other's progress, and each shows the other's", async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto("/lessons/");
  await page.goto(LESSON);
  await markRead(page);
  await expect(rowOf(other, TITLE)).toContainText("Read");
  await other.goto("/lessons/first-image/build-and-run/");
  await markRead(other);
  await page.goto("/progress/");
  await expect(page.getByText(/^2 of \d+ lessons read/)).toBeVisible();
});

test("what a tab writes that had not learnt of another's change does not remove it", async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto("/progress/");
  await page.goto(LESSON);
  await markRead(page);
  const stale = {
    format: "runs-anywhere-progress",
    version: 1,
    lessons: { "first-image/build-and-run": { known: { at: "2026-11-28T09:30:00.000Z", holds: true } } },
    exercises: {},
  };
  await other.evaluate(([key, text]) => localStorage.setItem(String(key), String(text)), [KEY, JSON.stringify(stale)]);
  await expect(other.getByText(/^1 of \d+ lessons read, 1 known/)).toBeVisible();
  await expect(ownProgress(page).getByRole("button", { name: "Mark as not read" })).toBeVisible();
});

test("two tabs that solve exercises in the same instants lose none", async ({ page, context }) => {
  const other = await context.newPage();
  await page.goto(LESSON);
  await markRead(page);
  await other.goto("/lessons/first-image/build-and-run/");
  await markRead(other);
  const start = Date.now() + 500;
  await Promise.all([solveMany(page, "one", start), solveMany(other, "other", start)]);
  await expect
    .poll(async () => {
      const text = await page.evaluate((key) => String(localStorage.getItem(key)), KEY);
      const kept: { exercises: object } = JSON.parse(text);
      return Object.keys(kept.exercises).length;
    })
    .toBe(2 * MANY);
});

test("exercises that are tried and solved are counted", async ({ page }) => {
  await page.goto(LESSON);
  await tellOfExercise(page, "tried", "some-exercise");
  await tellOfExercise(page, "tried", "other-exercise");
  await tellOfExercise(page, "solved", "other-exercise");
  await page.waitForLoadState("networkidle");
  await page.goto("/progress/");
  await expect(page.getByText("1 exercise solved, 1 tried.")).toBeVisible();
});

test("an exercise that a reader solves in a lesson is counted in the list of lessons", async ({ page }) => {
  const question = await readExercise("content/exercises", "names-that-stand");
  if (question.kind !== "choice") throw new Error("names-that-stand is no choice any more: take another one here.");
  await page.goto("/lessons/good-image/pin-what-you-depend-on/");
  const exercise = page.getByRole("region", { name: question.title });
  const boxes = exercise.getByRole("checkbox").or(exercise.getByRole("radio"));
  for (const [place, { right }] of question.options.entries()) if (right) await boxes.nth(place).check();
  await exercise.getByRole("button", { name: "Check" }).click();
  await expect(exercise.getByRole("status")).toContainText("Right");
  await page.goto("/lessons/");
  await expect(page.getByText(/^1 of \d+ exercises? solved$/)).toHaveCount(1);
});

test("progress stays for the tab when the store is full, and can be exported", async ({ page }) => {
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype as { setItem: (this: Storage, name: string, value: string) => void };
    Storage.prototype.setItem = function refuse(name, value) {
      if (this === localStorage && name.startsWith("runs-anywhere"))
        throw new DOMException("full", "QuotaExceededError");
      setItem.call(this, name, value);
    };
  });
  await page.goto(LESSON);
  await markRead(page);
  await expect(page.getByText("It is kept until you close this tab")).toBeVisible();
  await page.goto("/progress/");
  await expect(page.getByText(/^1 of \d+ lessons read/)).toBeVisible();
  expect(await exported(page)).toContain("first-image/write-a-dockerfile");
});

test("progress goes to another browser as a file, by choosing it", async ({ page, browser, baseURL }) => {
  await page.goto(LESSON);
  await markRead(page);
  await page.goto("/progress/");
  const text = await exported(page);
  await expect(page.getByText("Your progress is in the file runs-anywhere-progress.json")).toBeVisible();
  const away: BrowserContext = await browser.newContext({ baseURL: String(baseURL) });
  const elsewhere = await away.newPage();
  await elsewhere.goto("/progress/");
  await choose(elsewhere, "mine.json", text);
  await expect(elsewhere.getByText(/“mine\.json” was added/)).toBeVisible();
  await expect(elsewhere.getByText(/^1 of \d+ lessons read/)).toBeVisible();
  await elsewhere.getByRole("button", { name: "Undo" }).click();
  await expect(elsewhere.getByText("Nothing is noted yet.")).toBeVisible();
  await away.close();
});

test("a file that is dropped on the page is imported", async ({ page }) => {
  await page.goto("/progress/");
  await page.getByRole("region", { name: "Take it with you" }).evaluate((place) => {
    const files = new DataTransfer();
    const at = "2026-11-28T09:30:00.000Z";
    const lessons = { "first-image/meet-the-model": { known: { at, holds: true } } };
    const text = JSON.stringify({ format: "runs-anywhere-progress", version: 1, lessons, exercises: {} });
    files.items.add(new File([text], "mine.json"));
    place.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
  });
  await expect(page.getByText(/0 of \d+ lessons read, 1 known/)).toBeVisible();
});

test.describe("a file that is no progress changes nothing, and the page says why", () => {
  for (const [name, text, reason] of [
    ["half.json", '{ "format": "runs-anywhere-progress", "version', "It is not whole"],
    ["notebook.ipynb", '{ "cells": [], "nbformat": 4 }', "not a progress file of this course"],
    ["newer.json", '{ "format": "runs-anywhere-progress", "version": 9 }', "A newer version of this site wrote it"],
    ["huge.json", "x".repeat(3_100_000), "a progress file never is"],
    [
      "hostile.json",
      '{ "format": "runs-anywhere-progress", "version": 1, "lessons": { "__proto__": { "x": 1 } }, "exercises": {} }',
      "no name in this course",
    ],
  ] as const) {
    test(name, async ({ page }) => {
      await page.goto("/progress/");
      await choose(page, name, text);
      const said = page.getByText(`“${name}” was not imported, and nothing has changed.`);
      await expect(said).toContainText(reason);
      await expect(page.getByText("Nothing is noted yet.")).toBeVisible();
      await expect(page.getByRole("button", { name: "Undo" })).toBeHidden();
    });
  }
});

test("what is damaged in the browser is put aside, and can be saved", async ({ page }) => {
  await page.addInitScript((key) => {
    if (sessionStorage.getItem("damaged") === null) localStorage.setItem(key, '{"half": ');
    sessionStorage.setItem("damaged", "yes");
  }, KEY);
  await page.goto(LESSON);
  await markRead(page);
  await page.goto("/progress/");
  await expect(page.getByText(/^1 of \d+ lessons read/)).toBeVisible();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save what was put aside" }).click();
  expect(await readFile(await (await saving).path(), "utf8")).toBe('{"half": ');
});

test("a reset asks first, and can be undone", async ({ page }) => {
  await page.goto(LESSON);
  await markRead(page);
  await page.goto("/progress/");
  await page.getByRole("button", { name: "Reset" }).click();
  const question = page.getByRole("dialog", { name: "Remove your progress from this browser?" });
  await question.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByText(/^1 of \d+ lessons read/)).toBeVisible();
  await page.getByRole("button", { name: "Reset" }).click();
  await question.getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByText("Nothing is noted yet.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^1 of \d+ lessons read/)).toBeVisible();
});

test("a reset leaves alone what a newer version of the site wrote, and says so", async ({ page }) => {
  const newer = '{ "format": "runs-anywhere-progress", "version": 9 }';
  await page.goto("/progress/");
  await page.evaluate(([key, text]) => localStorage.setItem(String(key), String(text)), [KEY, newer]);
  await page.reload();
  await page.getByRole("button", { name: "Reset" }).click();
  await page.getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByText("Nothing was removed. A newer version of this site wrote it")).toBeVisible();
  expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBe(newer);
});

test("what the page of progress said goes when another tab changes what it spoke of", async ({ page, context }) => {
  await page.goto("/progress/");
  await choose(page, "none.json", "{}");
  await expect(page.getByText("“none.json” was not imported")).toBeVisible();
  const other = await context.newPage();
  await other.goto(LESSON);
  await markRead(other);
  await expect(page.getByText(/^1 of \d+ lessons read/)).toBeVisible();
  await expect(page.getByText("“none.json” was not imported")).toBeHidden();
});

test.describe("what is noted moves nothing on the page when it appears", () => {
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
    [320, 640],
  ] as const) {
    test(`at ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(LESSON);
      await markRead(page);
      await changeKept(page, (text) =>
        text
          .replace(/"hash": "\w+"/, '"hash": "0000000000"')
          .replace(/"four-mistakes": "\w+"/, '"four-mistakes": "0000000000"'),
      );
      await page.goto("/lessons/first-image/build-and-run/");
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
      for (const path of ["/", "/lessons/", LESSON, "/progress/"]) {
        await page.goto(path, { waitUntil: "networkidle" });
        expect(await shiftsOf(page), path).toBeLessThan(0.005);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    });
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("lessons have no dead buttons, and the course is listed", async ({ page }) => {
    await page.goto(LESSON);
    await expect(page.getByRole("button", { name: "Mark as read" })).toBeHidden();
    await page.goto("/lessons/");
    await expect(rowOf(page, TITLE)).toContainText("20 min");
    await page.goto("/progress/");
    await expect(page.getByText("This browser runs none here, so nothing is noted.")).toBeVisible();
  });
});

/** Marks every lesson of the list as known, beside what is kept already. */
async function readAll(page: Page): Promise<void> {
  const lessons = await page
    .locator("course-progress [data-lesson]")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-lesson")));
  await changeKept(page, (text) => {
    const kept: { lessons: Record<string, object> } = JSON.parse(text);
    const known = { at: "2026-11-28T09:30:00.000Z", holds: true };
    const all = lessons.map((lesson) => [lesson, { ...kept.lessons[String(lesson)], known }]);
    return JSON.stringify({ ...kept, lessons: Object.fromEntries(all) });
  });
}

/** Waits until the page has noted it. */
async function markRead(page: Page): Promise<void> {
  await ownProgress(page).getByRole("button", { name: "Mark as read" }).click();
  await expect(ownProgress(page).getByRole("button", { name: "Mark as not read" })).toBeVisible();
}

function ownProgress(page: Page) {
  return page.getByRole("region", { name: "Your progress" });
}

function rowOf(page: Page, title: string) {
  return page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: title, exact: true }) })
    .last();
}

function partOf(page: Page, title: string) {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title }) });
}

/** Rewrites what the browser keeps, as an earlier visit could have left it. */
async function changeKept(page: Page, change: (text: string) => string): Promise<void> {
  await page.goto("/progress/");
  const text = await page.evaluate((key) => localStorage.getItem(key), KEY);
  const changed = change(String(text));
  expect(changed).not.toBe(text);
  await page.evaluate(([key, value]) => localStorage.setItem(String(key), String(value)), [KEY, changed]);
}

async function tellOfExercise(page: Page, outcome: "tried" | "solved", name: string): Promise<void> {
  await page.getByRole("heading", { level: 1 }).evaluate(
    (heading, told) => {
      const { outcome: what, name: exercise } = told;
      heading.dispatchEvent(new CustomEvent(`exercise-${what}`, { bubbles: true, detail: { name: exercise } }));
    },
    { outcome, name },
  );
}

const MANY = 60;

/** Tells a page of many exercises that are solved, one after the other from a time on, with short pauses that differ. */
async function solveMany(page: Page, name: string, start: number): Promise<void> {
  await page.evaluate(
    async ([prefix, from, many]) => {
      for (let count = 0; count < Number(many); count++) {
        const pause = Math.max(Math.random() * 8, Number(from) - Date.now());
        await new Promise((resolve) => setTimeout(resolve, pause));
        const detail = { name: `${prefix}-${count}` };
        document.dispatchEvent(new CustomEvent("exercise-solved", { detail }));
      }
    },
    [name, start, MANY],
  );
}

async function exported(page: Page): Promise<string> {
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export my progress" }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe("runs-anywhere-progress.json");
  return await readFile(await file.path(), "utf8");
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Import a file" }).click();
  await (await choosing).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

/** How much of what shows progress has moved by itself, as browsers measure it. */
async function shiftsOf(page: Page): Promise<number> {
  return await page.evaluate(
    async () =>
      await new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const moved = list.getEntries().filter((entry) => {
            const sources = Reflect.get(entry, "sources") as { node?: Node }[];
            const nodes = sources.map(({ node }) => (node instanceof Element ? node : node?.parentElement));
            return nodes.some((node) =>
              node?.closest("course-progress, .resume, .lesson, .sidebar-content, .prose-page"),
            );
          });
          resolve(moved.reduce((sum, entry) => sum + Number(Reflect.get(entry, "value")), 0));
        }).observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
      }),
  );
}
