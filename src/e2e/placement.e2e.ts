import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { readCourse } from "../schemas/course-folder.ts";
import { readQuestions } from "../schemas/placement-file.ts";
import { expect, test } from "./site.ts";

test.describe.configure({ timeout: 90_000 });

const course = await readCourse("content/lessons");
const questions = await readQuestions();

test("a reader who answers all by keyboard is told so, and their lessons are known until they take it back", async ({
  page,
}) => {
  await page.goto("/placement/");
  for (const [number, { options }] of questions.entries()) {
    const question = questionOf(page, number);
    const several = options.filter(({ right }) => right).length > 1;
    for (const [place, { right }] of options.entries()) {
      if (!right) continue;
      await question
        .getByRole(several ? "checkbox" : "radio")
        .nth(place)
        .focus();
      await page.keyboard.press("Space");
    }
  }
  await page.getByRole("button", { name: "Show where to begin" }).focus();
  await page.keyboard.press("Enter");
  const outcome = page.getByRole("region", { name: "Where to begin" });
  await expect(outcome).toBeFocused();
  await expect(outcome).toContainText(`${questions.length} of ${questions.length} answers are right.`);
  await page.goto("/lessons/");
  await expect(lessonRow(page)).toContainText("Known");
  await page.goto("/placement/");
  await page.getByRole("button", { name: /^Take back the/ }).click();
  await expect(page.getByText("No lesson is marked as known any more.")).toBeVisible();
  await page.goto("/lessons/");
  await expect(lessonRow(page)).not.toContainText("Known");
});

test("a wrong answer is told why, and its lesson is where to begin", async ({ page }) => {
  await page.goto("/placement/");
  const number = questions.findIndex(({ lessons }) => lessons.includes("first-image/build-and-run"));
  const options = questions[number]?.options ?? [];
  const wrong = options.findIndex(({ right }) => !right);
  await questionOf(page, number).getByRole("radio").nth(wrong).check();
  await page.getByRole("button", { name: "Show where to begin" }).click();
  await expect(questionOf(page, number)).toContainText("Not right.");
  await expect(questionOf(page, number)).toContainText(String(options[wrong]?.feedback));
  await expect(questionOf(page, 0)).toContainText("Not answered.");
  await questionOf(page, number).getByText("Our answer").click();
  await expect(questionOf(page, number).getByRole("link", { name: "Build, run, look inside" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Where to begin" }).getByRole("link")).toHaveCount(1);
});

test("a reader who leaves in the middle finds what was chosen", async ({ page }) => {
  await page.goto("/placement/");
  const chosen = questionOf(page, 0).getByRole("radio").or(questionOf(page, 0).getByRole("checkbox")).first();
  await chosen.check();
  await page.goto("/lessons/");
  await page.goto("/placement/");
  await expect(chosen).toBeChecked();
  await page.goto("/progress/");
  await expect(page.getByRole("row", { name: /The placement check/ })).toContainText("kept");
});

test("who has chosen nothing gets no verdict", async ({ page }) => {
  await page.goto("/placement/");
  await page.getByRole("button", { name: "Show where to begin" }).click();
  const outcome = page.getByRole("region", { name: "Where to begin" });
  await expect(outcome).toContainText("Nothing is chosen yet.");
  await expect(outcome).not.toContainText("answers are right");
  await expect(outcome.getByRole("link", { name: String(course[0]?.lessons[0]?.title) })).toBeVisible();
});

test("who is not sure has not answered", async ({ page }) => {
  await page.goto("/placement/");
  for (const radio of await page.getByRole("radio", { name: "I am not sure" }).all()) await radio.check();
  await page.getByRole("button", { name: "Show where to begin" }).click();
  await expect(page.getByText(`0 of ${questions.length} answers are right.`)).toBeVisible();
  await expect(page.getByText("Not answered.")).toHaveCount(questions.length);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`judged answers and a page of progress have no axe violation in the ${colorScheme} theme`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ colorScheme, baseURL: String(baseURL) });
    const page = await context.newPage();
    await page.goto("/placement/");
    await questionOf(page, 0).getByRole("radio").or(questionOf(page, 0).getByRole("checkbox")).first().check();
    await page.getByRole("button", { name: "Show where to begin" }).click();
    await expectNoViolation(page);
    await page.goto("/lessons/first-image/build-and-run/");
    await page.getByRole("button", { name: "Mark as read" }).click();
    for (const path of ["/lessons/first-image/build-and-run/", "/lessons/", "/progress/"]) {
      await page.goto(path);
      await expectNoViolation(page);
    }
    await context.close();
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the check is a list with folded answers", async ({ page }) => {
    await page.goto("/placement/");
    await expect(page.getByRole("button", { name: "Show where to begin" })).toBeHidden();
    await questionOf(page, 0).getByText("Our answer").click();
    await expect(questionOf(page, 0).getByText(/^Taught in/)).toBeVisible();
  });
});

function questionOf(page: Page, number: number) {
  return page.getByRole("region", { name: `Question ${number + 1} of ${questions.length}` });
}

function lessonRow(page: Page) {
  return page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: "Write a Dockerfile", exact: true }) })
    .last();
}

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);
}
