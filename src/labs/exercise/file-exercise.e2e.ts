import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { checkByKeyboard } from "../../e2e/check-answer.ts";
import { expect, test } from "../../e2e/site.ts";

const PAGE = "/lessons/first-image/build-and-run/";
const ANSWER = readFileSync("examples/customer-value/02-dockerfile/Dockerfile", "utf8");

function exercise(page: Page): Locator {
  return page.getByRole("region", { name: "Write the Dockerfile of customer-value", exact: true });
}

function goals(page: Page): Locator {
  return page.getByRole("region", { name: "Goals of Write the Dockerfile of customer-value" }).getByRole("listitem");
}

/** The field until an editor takes its place; both are called by the file's name. */
async function write(page: Page, text: string): Promise<void> {
  await exercise(page).getByRole("textbox", { name: "Dockerfile", exact: true }).click();
  await expect(exercise(page).locator(".cm-content")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
}

test("every goal stands there before anything is written, and nothing is ticked", async ({ page }) => {
  await page.goto(PAGE);
  await expect(goals(page)).toHaveCount(7);
  await expect(goals(page).filter({ hasText: /reached: /i })).toHaveCount(0);
});

test("our answer reaches every goal, by keyboard alone", async ({ page }) => {
  await page.goto(PAGE);
  await exercise(page).getByRole("textbox", { name: "Dockerfile", exact: true }).focus();
  await expect(exercise(page).locator(".cm-content")).toBeFocused();
  await expect(exercise(page).locator("textarea")).toBeHidden();
  await page.keyboard.insertText(ANSWER);
  await checkByKeyboard(page, exercise(page));
  await expect(goals(page).filter({ hasText: /(?<!Not )reached: /i })).toHaveCount(7);
});

test("a goal that is missed says why and where, and follows what is typed after the first check", async ({ page }) => {
  await page.goto(PAGE);
  await write(page, ANSWER.replace("USER app", "USER root"));
  await exercise(page).getByRole("button", { name: "Check" }).click();
  await expect(exercise(page).getByRole("status")).toHaveText(/^Not yet\. 6 of 7 goals are reached/);
  const missed = goals(page).filter({ hasText: "Not reached: " });
  await expect(missed).toHaveText(/It does not run as root.*Line 17: This is root\./s);
  await write(page, ANSWER);
  await expect(goals(page).filter({ hasText: "Not reached: " })).toHaveCount(0);
});

test("curved quotes are understood, with a remark", async ({ page }) => {
  await page.goto(PAGE);
  await write(page, ANSWER.replaceAll('"', "”"));
  await exercise(page).getByRole("button", { name: "Check" }).click();
  await expect(exercise(page).getByRole("status")).toHaveText(/^Right\..*curved quotes/s);
});

test("line ends of Windows that are pasted are understood, with a remark", async ({ page }) => {
  await page.goto(PAGE);
  await write(page, "");
  await exercise(page)
    .getByRole("textbox", { name: "Dockerfile", exact: true })
    .evaluate(
      (field, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        field.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true }),
        );
      },
      ANSWER.replaceAll("\n", "\r\n"),
    );
  await exercise(page).getByRole("button", { name: "Check" }).click();
  await expect(exercise(page).getByRole("status")).toHaveText(/^Right\..*line ends of Windows/s);
});

test("what was written is there when the page is opened again, and Begin again empties it", async ({ page }) => {
  await page.goto(PAGE);
  await write(page, "FROM python:3.13\n");
  await page.reload();
  const field = exercise(page).getByRole("textbox", { name: "Dockerfile", exact: true });
  await expect(field).toHaveValue("FROM python:3.13\n");
  await exercise(page).getByRole("button", { name: "Begin again" }).click();
  await expect(field).toHaveValue("");
});

test("our answer is folded, with the day on which it was built", async ({ page }) => {
  await page.goto(PAGE);
  const answer = exercise(page).getByText(/^This answer was built/);
  await expect(answer).toBeHidden();
  await exercise(page).getByText("Our answer", { exact: true }).click();
  await expect(answer).toBeVisible();
  await expect(answer).toHaveText(/ran as app/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the question, the goals and our answer can be read", async ({ page }) => {
    await page.goto(PAGE);
    await expect(goals(page)).toHaveCount(7);
    await expect(exercise(page).getByRole("button", { name: "Check" })).toBeHidden();
    await exercise(page).getByText("Our answer", { exact: true }).click();
    await expect(exercise(page).getByText(/^This answer was built/)).toBeVisible();
  });
});
