import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../e2e/site.ts";

const status = (page: Page, name: string): Locator => page.getByRole("status", { name, exact: true });
const slider = (page: Page, name: string): Locator => page.getByRole("slider", { name, exact: true });
const field = (page: Page, name: string): Locator => page.getByRole("textbox", { name: `${name}, number` });
const chart = (page: Page): Locator => page.getByRole("img", { name: /^Line chart of people/ });
const choose = (page: Page, name: string): Promise<void> => page.getByRole("radio", { name, exact: true }).check();

async function readNumber(figure: Locator): Promise<number> {
  return Number((await figure.innerText()).replaceAll(",", "").match(/\d+(?:\.\d+)?/)?.[0]);
}

test.beforeEach(async ({ page }) => {
  await page.goto("/labs/sir/");
  await expect(slider(page, "Contact rate")).toBeEnabled();
});

test("SEIR has an incubation time, a fourth curve and a later peak", async ({ page }) => {
  await expect(slider(page, "Incubation time")).toBeHidden();
  await choose(page, "SEIR");
  await expect(chart(page).getByText("Exposed")).toBeVisible();
  await expect(chart(page)).toHaveAccessibleName(/, exposed from 0 to 0, infected from 100 to 0, /);
  const before = await readNumber(status(page, "Peak day"));
  expect(before).toBeGreaterThan(26.5);
  await field(page, "Incubation time").fill("10");
  await expect.poll(() => readNumber(status(page, "Peak day"))).toBeGreaterThan(before);
  await page.getByText("The same in numbers").click();
  await expect(page.getByRole("columnheader", { name: "Exposed" })).toBeVisible();
  await page.getByRole("button", { name: "R0 = 3.0" }).click();
  await expect(chart(page).getByText("Exposed")).toBeHidden();
  expect(await readNumber(status(page, "Peak day"))).toBe(26.5);
});

test("with births and deaths the infection stays", async ({ page }) => {
  await choose(page, "SIR with births and deaths");
  await field(page, "Life expectancy").fill("1");
  await expect(page.getByText(/^Peaks on day .* On day 200, \d+ people are still infected\.$/).first()).toBeVisible();
  await expect(page).toHaveURL(/life=1&.*model=sir-demography/);
  await page.reload();
  await expect(page.getByRole("radio", { name: "SIR with births and deaths" })).toBeChecked();
  await expect(field(page, "Life expectancy")).toHaveValue("1");
});

test("who is immune on day 0 is not infected, and the share that stops the epidemic is said", async ({ page }) => {
  await page.getByText("Vaccination and intervention").click();
  await expect(page.getByText("(67 % immune stop R0 = 3)")).toBeVisible();
  await field(page, "Immune on day 0").fill("66");
  await expect(page.getByText(/^Peaks on day|^Still rising/).first()).toBeVisible();
  await field(page, "Immune on day 0").fill("67");
  await expect(page.getByText(/^No epidemic: falls from day 0\. R0 is above 1/).first()).toBeVisible();
});

test("an intervention between two days is a band in the picture, switched on and off", async ({ page }) => {
  await page.getByText("Vaccination and intervention").click();
  await expect(slider(page, "From day")).toBeHidden();
  await choose(page, "On");
  await expect(chart(page).getByText("contacts × 0.5")).toBeVisible();
  await expect(chart(page)).toHaveAccessibleName(/From day 20 to day 60 the contact rate is multiplied by 0\.5\./);
  expect(await readNumber(status(page, "Peak infected"))).toBeLessThan(3038);
  await field(page, "From day").fill("70");
  await expect(
    page.getByText("Too large. Write a whole number from 0 to 60. It must begin before it ends."),
  ).toBeVisible();
  await choose(page, "Off");
  await expect(chart(page).getByText("contacts × 0.5")).toBeHidden();
  expect(await readNumber(status(page, "Peak infected"))).toBe(3038);
});

test("measles is shown, with a step that its rates allow or by the adaptive method", async ({ page }) => {
  await field(page, "Contact rate").fill("1.5");
  await expect(status(page, "R0")).toHaveText(/^15\.0 /);
  await field(page, "Contact rate").fill("15");
  await expect(field(page, "Contact rate")).toHaveAccessibleDescription(
    /With a step of 0\.5 days, a compartment could/,
  );
  await page.getByRole("radio", { name: /^Adaptive/ }).check();
  await field(page, "Contact rate").fill("15");
  await expect(status(page, "R0")).toHaveText(/^150\.0 /);
  await choose(page, "RK4");
  await expect(page.getByText("Method, step 0.0666 days")).toBeVisible();
});
