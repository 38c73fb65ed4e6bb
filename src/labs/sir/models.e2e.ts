import { AxeBuilder } from "@axe-core/playwright";
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

test("with births and deaths, R0 that is set is the R0 that is shown, whatever the life expectancy", async ({
  page,
}) => {
  await choose(page, "SIR with births and deaths");
  await page.getByText("More settings").click();
  await choose(page, "R0 and infectious time");
  await field(page, "Basic reproduction number").fill("3");
  for (const years of ["1", "0.1"]) {
    await field(page, "Life expectancy").fill(years);
    await expect(field(page, "Basic reproduction number")).toHaveValue("3");
    await expect(status(page, "R0")).toHaveText(/^3\.0 /);
  }
});

test("who is immune on day 0 is not infected, and the share that stops the epidemic is said", async ({ page }) => {
  await page.getByText("Vaccination and intervention").click();
  await expect(page.getByText("% of those not infected (67 % immune stop R0 = 3)")).toBeVisible();
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

test.describe("from theory", () => {
  test.beforeEach(async ({ page }) => {
    await page.getByText("From theory", { exact: true }).click();
  });

  test("come threshold, doubling time, peak and final size, with formula and source", async ({ page }) => {
    const theory = page.locator("details.theory");
    for (const text of ["66.7 %", "3.52 days", "3,038 people", "9,412 people", "1 − 1 / R0", "Ma and Earn 2006"])
      await expect(theory.getByText(text, { exact: true })).toBeVisible();
    await expect(theory.getByText("Nobody is born: the infection runs out of people and ends.")).toBeVisible();
  });

  test("comes R of the day that is read", async ({ page }) => {
    const theory = page.locator("details.theory");
    await expect(theory.getByText("Effective R on day 0")).toBeVisible();
    await slider(page, "Read the curves on day").focus();
    await slider(page, "Read the curves on day").press("End");
    await expect(theory.getByText("Effective R on day 200")).toBeVisible();
    await expect(theory.getByText("0.176 new cases per case")).toBeVisible();
  });

  test("comes the endemic equilibrium of births and deaths", async ({ page }) => {
    await choose(page, "SIR with births and deaths");
    await field(page, "Life expectancy").fill("1");
    await expect(page.locator("details.theory").getByText("175 infected, 3,425 susceptible")).toBeVisible();
  });
});

test("there is no command for sir-api where it cannot answer, and a program for every model", async ({ page }) => {
  await page.locator("details.take summary").click();
  await choose(page, "SEIR");
  await expect(page.getByRole("group", { name: "Code of this run" })).toContainText("sigma = 0.2");
  await choose(page, "curl");
  await expect(page.getByText("No command: sir-api knows the model SIR only.")).toBeVisible();
  await expect(page.getByRole("group", { name: "Code of this run" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Copy code" })).toBeDisabled();
});

test("chance runs every model, and its band is drawn", async ({ page }) => {
  await choose(page, "SEIR");
  await page.getByText("What chance makes of it").click();
  await page.getByRole("button", { name: "Run 200 times" }).click();
  await expect(status(page, "What chance made")).toHaveText(/the equations say 1,986\.$/);
});

test("the errors of the methods are known of every model, and a step that is too long is refused", async ({ page }) => {
  await choose(page, "SIR with births and deaths");
  await page.getByText("How wrong is Euler's method?").click();
  await expect(status(page, "Largest error of Euler's method")).toContainText(/\d/);
  await page.getByRole("radio", { name: /^Adaptive/ }).check();
  await field(page, "Contact rate").fill("4");
  await expect(page.getByText(/^A step of 0\.5 days is too long for these rates/)).toBeVisible();
});

for (const theme of ["light", "dark"]) {
  test(`every model can be used by everybody in the ${theme} theme`, async ({ page }) => {
    await page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
    await page.getByText("Vaccination and intervention").click();
    await page.getByText("From theory", { exact: true }).click();
    await choose(page, "On");
    for (const model of ["SEIR", "SIR with births and deaths"]) {
      await choose(page, model);
      const { violations } = await new AxeBuilder({ page }).include("sir-lab").analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
  });
}

test("each choice is undone by itself, and a link holds them all", async ({ page }) => {
  await choose(page, "SEIR");
  await page.getByRole("radio", { name: /^Adaptive/ }).check();
  await page.getByText("Vaccination and intervention").click();
  await choose(page, "On");
  await field(page, "Immune on day 0").fill("12.5");
  await expect(page).toHaveURL(/&immune=12\.5&model=seir&intervention=on&method=dormand-prince$/);
  await page.reload();
  await page.getByText("Vaccination and intervention").click();
  await expect(page.getByRole("radio", { name: "On", exact: true })).toBeChecked();
  await expect(field(page, "Immune on day 0")).toHaveValue("12.5");
  await choose(page, "Off");
  await choose(page, "SIR");
  const undo = page.getByRole("button", { name: "Undo" });
  await undo.click();
  await expect(page.getByRole("radio", { name: "SEIR" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Off", exact: true })).toBeChecked();
  await undo.click();
  await expect(page.getByRole("radio", { name: "On", exact: true })).toBeChecked();
  await expect(undo).toBeDisabled();
});

test("a narrow phone shows every model without scrolling sideways", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByText("Vaccination and intervention").click();
  await choose(page, "On");
  await page.getByText("From theory", { exact: true }).click();
  for (const model of ["SEIR", "SIR with births and deaths"]) {
    await choose(page, model);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
});
