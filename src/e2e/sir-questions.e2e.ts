import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./site.ts";

const START = 60_000;

/** The questions below the SIR lab, and how the lab's readings answer. exercises.e2e.ts gives their wrong answers. */
const QUESTIONS = [
  {
    exercise: "peak-at-three",
    scenario: "R0 = 3.0",
    write: (answer: string) =>
      `epidemic = Epidemic(9900, 100, beta=0.3, gamma=0.1)\npeak_infected, peak_day = ${answer}`,
    answer: async (page: Page) => `${await reading(page, "Peak infected")}, ${await reading(page, "Peak day")}`,
  },
  {
    exercise: "spared-at-two",
    scenario: "R0 = 2.0",
    write: (answer: string) => `never_infected <- ${answer}`,
    answer: async (page: Page) => String(10_000 - (await reading(page, "Final size"))),
  },
  {
    exercise: "end-at-one-point-two",
    scenario: "R0 = 1.2",
    write: (answer: string) =>
      `const epidemic = { susceptible: 9900, infected: 100, recovered: 0, beta: 0.12, gamma: 0.1 };\nconst infectedInAll = ${answer};`,
    answer: async (page: Page) => {
      await page.getByRole("textbox", { name: "Days, number" }).fill("1000");
      await page.keyboard.press("Enter");
      await expect.poll(async () => await reading(page, "Final size")).toBeGreaterThan(3400);
      return String(await reading(page, "Final size"));
    },
  },
] as const;

test.describe.configure({ timeout: 150_000 });

for (const { exercise, scenario, write, answer } of QUESTIONS) {
  test(`${exercise} takes what the lab reads`, async ({ page }) => {
    await page.goto("/labs/sir/");
    const cell = page.locator(`run-cell[data-name="${exercise}"]`);
    await cell.getByRole("button", { name: "Edit" }).click();
    await page.getByRole("button", { name: scenario }).click();
    await check(cell, write(await answer(page)));
    await expect(cell.getByRole("status")).toHaveText(/^Right\. /, { timeout: START });
  });
}

async function check(cell: Locator, code: string): Promise<void> {
  const editor = cell.getByRole("textbox", { name: /^What runs after/ });
  await editor.press("ControlOrMeta+a");
  await editor.fill(code);
  await cell.getByRole("button", { name: "Check" }).click();
  await expect(cell.getByRole("button", { name: "Stop" })).toBeDisabled({ timeout: START });
}

/** The number of a reading of the lab. */
async function reading(page: Page, name: string): Promise<number> {
  const text = await page.getByRole("status", { name }).textContent();
  return Number.parseFloat(String(text).replaceAll(",", ""));
}
