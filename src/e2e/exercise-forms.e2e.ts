import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { askedExercises, SIR_EXERCISES } from "../components/exercise.ts";
import { readCourse } from "../schemas/course-folder.ts";
import { listExercises, readExercise } from "../schemas/exercise-folder.ts";
import type { ExerciseKind, ExerciseOf } from "../schemas/exercise.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./site.ts";

const LESSONS = "content/lessons";
const choice = await find("choice");
const command = await find("command");
const number = await find("number");
const order = await find("order");

test("a choice is graded by pointer and by keys, and stays after a reload", async ({ page }) => {
  const { exercise } = choice;
  const root = await open(page, choice);
  await check(root);
  await expect(verdict(root)).toContainText("Nothing is chosen yet");
  const wrong = exercise.options.findIndex(({ right }) => !right);
  await inputs(root).nth(wrong).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(verdict(root)).toHaveText(/^Not yet\. /);
  await expect(verdict(root)).toContainText(plain(exercise.options[wrong]?.feedback));
  await page.reload();
  await expect(inputs(root).nth(wrong)).toBeChecked();
  for (const [place, { right }] of exercise.options.entries()) {
    if (right || (await inputs(root).nth(place).getAttribute("type")) === "checkbox")
      await inputs(root).nth(place).setChecked(right);
  }
  await check(root);
  await expect(verdict(root)).toContainText(plain(exercise.right));
});

test("a command is graded at Enter in another spelling, and its events name it", async ({ page }) => {
  const { name, exercise } = command;
  const root = await open(page, command);
  await page.evaluate(() => {
    for (const type of ["exercise-tried", "exercise-solved"]) {
      document.addEventListener(type, (event) => {
        if (event instanceof CustomEvent)
          document.body.dataset["heard"] = `${document.body.dataset["heard"] ?? ""}${type} ${event.detail.name}; `;
      });
    }
  });
  const field = root.getByRole("textbox", { name: "Your command" });
  await field.press("Enter");
  await expect(verdict(root)).toContainText("There is no command yet");
  const [wrong] = exercise.wrong;
  await field.fill(String(wrong?.answer));
  await field.press("Enter");
  await expect(verdict(root)).toContainText(plain(wrong?.feedback));
  await expect(field).toHaveValue(String(wrong?.answer));
  await field.fill(`$ sudo ${exercise.command.replace(" -", " –")}`);
  await field.press("Enter");
  await expect(verdict(root)).toContainText(plain(exercise.right));
  await expect(verdict(root)).toContainText("word processors");
  expect(await page.evaluate(() => document.body.dataset["heard"])).toBe(
    `exercise-tried ${name}; exercise-tried ${name}; exercise-solved ${name}; `,
  );
  await field.press("End");
  await field.press("x");
  await expect(verdict(root)).toBeEmpty();
});

test("a number is graded with its unit, and what is typed is kept", async ({ page }) => {
  const { exercise } = number;
  const root = await open(page, number);
  const field = root.getByRole("textbox", { name: /Your number/ });
  for (const [answer, says] of [
    ["", "There is no number yet"],
    ["many", "There is no number in it"],
    ["9".repeat(300), "300 characters"],
    [String(exercise.wrong[0]?.answer), plain(exercise.wrong[0]?.feedback)],
    [`${exercise.value} ${exercise.unit ?? ""}`, plain(exercise.right)],
  ] as const) {
    await field.fill(answer);
    await field.press("Enter");
    await expect(verdict(root)).toContainText(says);
    await expect(field).toHaveValue(answer);
  }
});

test("an order is made by buttons, which say what they did", async ({ page }) => {
  const { exercise } = order;
  const root = await open(page, order);
  await check(root);
  await expect(verdict(root)).toContainText("Nothing is moved yet");
  for (const [place] of exercise.items.entries()) {
    const item = root.locator(`li[data-place="${place + 1}"]`);
    while ((await placeOf(item)) > place) {
      await item.getByRole("button", { name: /^Up:/ }).focus();
      await page.keyboard.press("Enter");
    }
  }
  await check(root);
  await expect(verdict(root)).toContainText(plain(exercise.right));
  await page.reload();
  expect(await placeOf(root.locator('li[data-place="1"]'))).toBe(0);
});

test("a button at the end of an order does nothing, says so, and keeps the focus", async ({ page }) => {
  const root = await open(page, order);
  const first = root.locator(".items > li").first();
  const place = await first.getAttribute("data-place");
  const up = first.getByRole("button", { name: /^Up:/ });
  await up.focus();
  await page.keyboard.press("Space");
  await expect(up).toBeFocused();
  await expect(first).toHaveAttribute("data-place", String(place));
  await expect(root.locator("[data-part=moved]")).toContainText("is the first already");
});

test("a line of an order is dragged by its grip", async ({ page }) => {
  const root = await open(page, order);
  const items = root.locator(".items > li");
  const moved = await items.last().getAttribute("data-place");
  const [from, to] = [await items.last().locator(".grip").boundingBox(), await items.first().boundingBox()];
  if (!from || !to) throw new Error("The lines are not in view.");
  await page.mouse.move(from.x + 5, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y + 5, { steps: 5 });
  await page.mouse.up();
  await expect(items.first()).toHaveAttribute("data-place", String(moved));
  await expect(root.locator("[data-part=moved]")).toContainText("is now 1 of");
});

test("hints open one after another, and the answer is folded", async ({ page }) => {
  const root = await open(page, choice);
  const hints = root.locator(".hint > summary");
  await expect(hints.nth(1)).toBeHidden();
  await hints.first().click();
  await expect(hints.nth(1)).toBeVisible();
  await expect(root.locator(".explanation p").first()).toBeHidden();
  await root.getByText("Our answer").click();
  await expect(root.locator(".explanation p").first()).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`graded exercises have no fault that axe finds, ${colorScheme}, on a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme });
    for (const each of [choice, command, number, order]) {
      const root = await open(page, each);
      if (each.exercise.kind === "choice") await inputs(root).first().check();
      await check(root);
      const { violations } = await new AxeBuilder({ page }).include(`#exercise-${each.name}`).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  });
}

test("all exercises are listed with links to where they stand", async ({ page }) => {
  await page.goto("/reference/exercises/");
  await page.getByRole("link", { name: choice.exercise.title }).click();
  await expect(page.locator(`#exercise-${choice.name}`)).toBeInViewport();
  await check(page.locator(`#exercise-${choice.name}`));
  await inputs(page.locator(`#exercise-${choice.name}`))
    .first()
    .check();
  await check(page.locator(`#exercise-${choice.name}`));
  await page.goto("/reference/exercises/");
  await expect(page.locator(`[data-exercise="${choice.name}"]`)).toHaveText(/tried|solved/);
  await expect(page.locator(`a[href$="#exercise-${SIR_EXERCISES[0]}"]`)).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("question, options and our answer can be read", async ({ page }) => {
    await page.goto(choice.path);
    const root = page.locator(`#exercise-${choice.name}`);
    await expect(root.getByText(plain(choice.exercise.options[0]?.text)).first()).toBeVisible();
    await root.getByText("Our answer").click();
    await expect(root.locator(".explanation p").first()).toBeVisible();
    await expect(root.getByRole("button", { name: "Check" })).toBeHidden();
  });
});

interface Asked<Kind extends ExerciseKind> {
  readonly name: string;
  readonly path: string;
  readonly exercise: ExerciseOf<Kind>;
}

/** The first exercise of a kind that a lesson asks. */
async function find<Kind extends ExerciseKind>(kind: Kind): Promise<Asked<Kind>> {
  const lessons = (await readCourse(LESSONS)).flatMap((part) => part.lessons);
  for (const name of await listExercises("content/exercises")) {
    const exercise = await readExercise("content/exercises", name);
    const lesson = lessons.find(({ file }) => askedExercises(readFileSync(join(LESSONS, file), "utf8")).includes(name));
    if (exercise.kind === kind && lesson) return { name, path: lesson.path, exercise: exercise as ExerciseOf<Kind> };
  }
  throw new Error(`No lesson asks an exercise of the kind ${kind}.`);
}

async function open(page: Page, { name, path }: { readonly name: string; readonly path: string }): Promise<Locator> {
  await page.goto(path);
  const root = page.locator(`#exercise-${name}`);
  await root.scrollIntoViewIfNeeded();
  await expect(root.getByRole("button", { name: "Check" })).toBeEnabled();
  return root;
}

async function check(root: Locator): Promise<void> {
  await root.getByRole("button", { name: "Check" }).click();
}

function verdict(root: Locator): Locator {
  return root.locator(".verdict");
}

function inputs(root: Locator): Locator {
  return root.locator("fieldset input");
}

async function placeOf(item: Locator): Promise<number> {
  return await item.evaluate((each) => [...(each.parentElement?.children ?? [])].indexOf(each));
}

/** A text of a file as the page shows it. */
function plain(text = ""): string {
  return text.replaceAll("`", "").replaceAll(/\s+/g, " ").trim();
}
