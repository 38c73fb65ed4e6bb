import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { checkByKeyboard } from "../../e2e/check-answer.ts";
import { expect, test } from "../../e2e/site.ts";

const PAGE = "/lessons/more-than-one-container/who-is-db/";
const ANSWER = readFileSync("examples/ml-api/07-networks/compose.yaml", "utf8");

function exercise(page: Page): Locator {
  return page.getByRole("region", { name: "Mend the stack", exact: true });
}

function goals(page: Page): Locator {
  return page.getByRole("region", { name: "Goals of Mend the stack" }).getByRole("listitem");
}

/** The field until an editor takes its place; both are called by the file's name. */
async function write(page: Page, text: string): Promise<void> {
  await exercise(page).getByRole("textbox", { name: "compose.yaml", exact: true }).click();
  await expect(exercise(page).locator(".cm-content")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
}

test("a stack begins as it is to be mended, and our answer reaches every goal by keyboard", async ({ page }) => {
  await page.goto(PAGE);
  await expect(goals(page)).toHaveCount(7);
  await expect(exercise(page).getByRole("textbox", { name: "compose.yaml" })).toHaveValue(/"8000:8000"/);
  await write(page, ANSWER);
  await checkByKeyboard(page, exercise(page));
  await expect(goals(page).filter({ hasText: /(?<!Not )reached: /i })).toHaveCount(7);
});

test("a stack whose database is in the front network is told where and why", async ({ page }) => {
  await page.goto(PAGE);
  await write(page, ANSWER.replace("networks: [back]", "networks: [front, back]"));
  await exercise(page).getByRole("button", { name: "Check" }).click();
  await expect(exercise(page).getByRole("status")).toHaveText(/^Not yet\. 6 of 7 goals are reached/);
  const missed = goals(page).filter({ hasText: "Not reached: " });
  await expect(missed).toHaveText(/cannot reach db.*line 19: A stranger and db share the network front/s);
});

test("a file that Compose refuses says so at each goal", async ({ page }) => {
  await page.goto(PAGE);
  await write(page, ANSWER.replace("services:", "service:"));
  await exercise(page).getByRole("button", { name: "Check" }).click();
  await expect(exercise(page).getByRole("status")).toHaveText(/^Not yet\. 0 of 7 goals are reached/);
});
