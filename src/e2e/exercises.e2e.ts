import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { askedExercises, SIR_EXERCISES } from "../components/exercise.ts";
import { listExercises, readExercise } from "../schemas/exercise-folder.ts";
import { expect, test } from "./site.ts";

const LESSONS = "content/lessons";
const START = 60_000;

test.describe.configure({ timeout: 150_000 });

for (const name of await listExercises("content/exercises")) {
  const exercise = await readExercise("content/exercises", name);
  if (exercise.kind !== "cell") continue;
  const { answer, right, wrong, checks } = exercise;
  test(`the exercise ${name} is not solved as it stands, says what is wrong, and is solved by its answer`, async ({
    page,
  }) => {
    await page.goto(pageOf(name));
    const cell = page.locator(`run-cell[data-name="${name}"]`);
    await cell.getByRole("button", { name: "Check" }).click();
    await expect(cell.getByRole("status")).toHaveText(/^Not yet\. /, { timeout: START });
    const texts = await cell.locator(".pane code").allTextContents();
    const answers = wrong.map(({ replace, misses }) => [replace, `Not yet. ${checks[misses - 1]?.hint}`] as const);
    for (const [replace, says] of [...answers, [answer.replace, right] as const]) {
      const changed = texts.map((text) => text.replace(answer.find, () => replace));
      await page.evaluate((item) => localStorage.setItem(item.key, item.value), {
        key: `cell:${new URL(page.url()).pathname}#${name}`,
        value: JSON.stringify(changed),
      });
      await page.reload();
      await cell.getByRole("button", { name: "Check" }).click();
      await expect(cell.getByRole("status")).toHaveText(says, { timeout: START });
    }
  });
}

/** The address of the page that asks an exercise. */
function pageOf(name: string): string {
  return new Set<string>(SIR_EXERCISES).has(name) ? "/labs/sir/" : lessonOf(name);
}

function lessonOf(name: string): string {
  const files = readdirSync(LESSONS, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".mdx"));
  const found = files.find((file) => askedExercises(readFileSync(join(LESSONS, file), "utf8")).includes(name));
  if (found === undefined)
    throw new Error(`No lesson asks the exercise ${name}. Show it with <Exercise name="${name}" />.`);
  return `/lessons/${found.replace(/\.mdx$/, "").replaceAll(/(^|\/)\d{2}-/g, "$1")}/`;
}
