import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../e2e/site.ts";

const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const slider = (page: Page, name: string): Locator => page.getByRole("slider", { name, exact: true });
const chart = (page: Page): Locator => page.getByRole("img", { name: /^Line chart of people/ });
const nameOf = (page: Page, letter: string): Locator => page.getByRole("textbox", { name: `Name of ${letter}` });
const pins = (page: Page): Locator => page.getByRole("group", { name: "Pinned scenarios" });
const rows = (page: Page): Locator => pins(page).getByRole("rowgroup").last().getByRole("row");
const peak = (lab: Locator): Locator => lab.getByRole("status", { name: "Peak infected" });
const announced = (page: Page): Locator => page.locator("sir-lab [aria-live=polite]");

async function open(page: Page, link = ""): Promise<void> {
  await page.goto(`/labs/sir/${link}`);
  await expect(button(page, "Pin this scenario")).toBeEnabled();
}

/** Pins R0 = 3.0 and three others. */
async function pinFour(page: Page): Promise<void> {
  await button(page, "Pin this scenario").click();
  await button(page, "Pin Euler beside RK4").click();
  await button(page, "R0 = 2.0").click();
  await button(page, "Pin this scenario").click();
  await button(page, "R0 = 1.2").click();
  await button(page, "Pin this scenario").click();
}

test.describe("pinned scenarios", () => {
  test("stand beside the run that is shown, with their figures and their curves", async ({ page }) => {
    await open(page);
    await expect(pins(page).getByRole("table")).toBeHidden();
    await button(page, "Pin this scenario").click();
    await expect(announced(page)).toHaveText(
      "Pinned as A, R0 = 3.0, RK4. Peaks on day 26.5 with 3,038 people infected.",
    );
    await button(page, "R0 = 2.0").click();
    await expect(rows(page)).toHaveCount(2);
    await expect(rows(page).nth(0)).toHaveText(/^\s*This run\s*2\.0\s*1,584\s*44\s*8,002\s*$/);
    await expect(rows(page).nth(1)).toHaveText(/3\.0\s*3,038\s*26\.5\s*9,412/);
    await expect(nameOf(page, "A")).toHaveValue("R0 = 3.0, RK4");
    await expect(page.locator("sir-lab .pin-curves path").first()).toHaveAttribute("d", /^M0\.0,990\.0L/);
    await expect(chart(page)).toHaveAccessibleDescription(/A, R0 = 3\.0, RK4: Peaks on day 26\.5 with 3,038/);
  });

  test("show Euler's method beside RK4, with one press", async ({ page }) => {
    await open(page);
    await button(page, "Pin Euler beside RK4").click();
    await expect(nameOf(page, "A")).toHaveValue("R0 = 3.0, Euler, step 0.5");
    await expect(rows(page).nth(0)).toContainText("3,038");
    await expect(rows(page).nth(1)).toContainText("3,097");
    await page.getByRole("radio", { name: "Euler" }).check();
    await expect(button(page, "Pin RK4 beside Euler")).toBeVisible();
  });

  test("are at most four, and the buttons say so", async ({ page }) => {
    await open(page);
    await pinFour(page);
    for (const name of ["Pin this scenario", "Pin Euler beside RK4"]) {
      await expect(button(page, name)).toBeDisabled();
      await expect(button(page, name)).toHaveAccessibleDescription("4 are pinned. Remove one to pin another.");
    }
    await expect(button(page, "Pin this scenario")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(rows(page)).toHaveCount(5);
    await button(page, "Remove R0 = 2.0, RK4").click();
    await expect(rows(page)).toHaveCount(4);
    await expect(button(page, "Remove R0 = 1.2, RK4")).toBeFocused();
    await expect(button(page, "Pin this scenario")).toBeEnabled();
    await expect(nameOf(page, "C")).toHaveValue("R0 = 1.2, RK4");
  });

  test("come back into the form", async ({ page }) => {
    await open(page);
    await page.getByText("More settings").click();
    await page.getByRole("radio", { name: "Share of all" }).check();
    await button(page, "Pin Euler beside RK4").click();
    await button(page, "R0 = 1.2").click();
    await button(page, "Show R0 = 3.0, Euler, step 0.5").click();
    await expect(slider(page, "Contact rate")).toHaveValue("0.3");
    await expect(page.getByRole("radio", { name: "Euler" })).toBeChecked();
    await expect(page.getByRole("radio", { name: "Share of all" })).toBeChecked();
    await expect(rows(page).nth(0)).toContainText("31 %");
  });

  test("are renamed with any characters, at most 40", async ({ page }) => {
    await open(page);
    await button(page, "Pin this scenario").click();
    await nameOf(page, "A").fill('<img src=x> & "β‮" 🦠');
    await expect(button(page, 'Remove <img src=x> & "β‮" 🦠')).toBeVisible();
    await expect(page.locator("sir-lab img")).toHaveCount(0);
    await page.waitForURL(/pin1=%3C/);
    await page.reload();
    await expect(nameOf(page, "A")).toHaveValue('<img src=x> & "β‮" 🦠');
    await nameOf(page, "A").fill("");
    await nameOf(page, "A").pressSequentially("long ".repeat(10));
    await expect(nameOf(page, "A")).toHaveValue("long ".repeat(8));
    await nameOf(page, "A").fill("");
    await nameOf(page, "A").blur();
    await expect(nameOf(page, "A")).toHaveValue("R0 = 3.0, RK4");
  });

  test("are undone and done again, and survive a reload", async ({ page }) => {
    await open(page);
    await pinFour(page);
    await nameOf(page, "D").fill("Hardly any");
    await button(page, "Undo").click();
    await expect(nameOf(page, "D")).toHaveValue("R0 = 1.2, RK4");
    await button(page, "Undo").click();
    await expect(rows(page)).toHaveCount(4);
    await button(page, "Redo").click();
    await button(page, "Redo").click();
    await expect(nameOf(page, "D")).toHaveValue("Hardly any");
    await page.waitForURL(/pin4=Hardly\+any/);
    await page.reload();
    await expect(nameOf(page, "D")).toHaveValue("Hardly any");
    await expect(rows(page).nth(2)).toContainText("3,097");
    await expect(button(page, "Pin this scenario")).toBeDisabled();
  });

  test("have a column each in the table to download", async ({ page }) => {
    await open(page);
    await button(page, "Pin Euler beside RK4").click();
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Download CSV").click()]);
    const lines = (await readFile(await download.path(), "utf8")).split("\n");
    expect(lines[0]).toBe('day,susceptible,infected,recovered,"infected in A, R0 = 3.0, Euler, step 0.5"');
    expect(lines[54]).toMatch(/^26\.5,.*,3087\.13\d+$/);
  });

  for (const width of [1280, 390, 320]) {
    test(`with long names need no scrolling sideways at ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page);
      await pinFour(page);
      for (const letter of ["A", "B", "C", "D"]) await nameOf(page, letter).fill("W".repeat(40));
      const overhang = await page.locator("sir-lab").evaluate((lab) => lab.scrollWidth - lab.clientWidth);
      expect(overhang).toBeLessThanOrEqual(0);
    });
  }

  test("of a link that was edited say what is wrong", async ({ page }) => {
    await page.goto("/labs/sir/#sir=1&pin1=Now&pin1.beta=7");
    await expect(page.getByRole("alert")).toHaveText(/^This link cannot be opened\. In its pinned scenario A: /);
    await expect(pins(page).getByRole("table")).toBeHidden();
  });
});

test.describe("the address holds", () => {
  test("the step to compare and the band of runs by chance", async ({ page }) => {
    await open(page);
    await page.getByText("How wrong is Euler's method?").click();
    await slider(page, "Step to compare").fill("0.25");
    await page.getByText("What chance makes of it").click();
    await page.getByRole("textbox", { name: "Seed" }).fill("7");
    await button(page, "Run 200 times").click();
    await expect(page.locator("sir-lab .band path")).toHaveAttribute("d", /^M.*Z$/);
    await page.waitForURL(/errors=0\.25&seed=7&band=shown$/);
    const band = await page.locator("sir-lab .band path").getAttribute("d");
    await page.reload();
    await expect(slider(page, "Step to compare")).toHaveValue("0.25");
    await expect(page.locator("sir-lab .band path")).toHaveAttribute("d", band ?? "");
    await button(page, "Hide the band").click();
    await expect(page.locator("sir-lab .band path")).toHaveAttribute("d", "");
    await expect(page).toHaveURL(/seed=7$/);
    await button(page, "Undo").click();
    await expect(page.locator("sir-lab .band path")).toHaveAttribute("d", band ?? "");
  });

  test("no band of another epidemic than the one that is shown", async ({ page }) => {
    await open(page, "#sir=1&band=shown");
    await expect(page.locator("sir-lab .band path")).toHaveAttribute("d", /^M.*Z$/);
    await slider(page, "Contact rate").fill("0.2");
    await expect(page.locator("sir-lab .band path")).toHaveAttribute("d", "");
    await page.waitForURL(/beta=0\.2&gamma=0\.1&infected=100&days=200&method=rk4$/);
  });
});

const handle = (page: Page): Locator => slider(page, "Peak of the infected");
const readerOf = (page: Page): Locator => page.locator("sir-lab .crosshair");

/** Where a day and a number of people stand on the screen. */
async function pointOf(page: Page, day: number, people: number): Promise<[x: number, y: number]> {
  const box = await page.locator("sir-lab .plot").boundingBox();
  if (!box) throw new Error("The plot is not to be seen.");
  return [box.x + (box.width * day) / 200, box.y + box.height * (1 - people / 10_000)];
}

async function numberIn(status: Locator): Promise<number> {
  return Number.parseFloat((await status.innerText()).replaceAll(",", ""));
}

const day = (page: Page): Promise<number> => numberIn(page.getByRole("status", { name: "Peak day" }));
const people = (page: Page): Promise<number> => numberIn(page.getByRole("status", { name: "Peak infected" }));

test.describe("the peak", () => {
  test("follows the mouse that pulls it, as one step", async ({ page }) => {
    await open(page);
    await page.mouse.move(...(await pointOf(page, 26.6, 3038)));
    await page.mouse.down();
    for (const step of [1, 2, 3, 4, 5]) {
      await page.mouse.move(...(await pointOf(page, 26.6 + 6.7 * step, 3038 + 192 * step)));
      await expect.poll(async () => Math.abs((await day(page)) - 26.6 - 6.7 * step)).toBeLessThan(1);
      await expect.poll(async () => Math.abs((await people(page)) - 3038 - 192 * step)).toBeLessThan(60);
      await expect(readerOf(page)).not.toBeVisible();
    }
    await page.mouse.up();
    await page.mouse.move(...(await pointOf(page, 100, 9000)));
    expect(Math.abs((await day(page)) - 60)).toBeLessThan(1);
    await expect(readerOf(page)).toBeVisible();
    await button(page, "Undo").click();
    expect([await day(page), await people(page)]).toEqual([26.5, 3038]);
    await expect(button(page, "Undo")).toBeDisabled();
  });

  test("is pulled by a finger, which reads the curves and scrolls the page elsewhere", async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    await open(page);
    await page.locator("sir-lab .plot").scrollIntoViewIfNeeded();
    const client = await context.newCDPSession(page);
    const touch = async (type: "touchStart" | "touchMove" | "touchEnd", at?: [number, number]): Promise<void> => {
      const touchPoints = at ? [{ x: at[0], y: at[1] }] : [];
      await client.send("Input.dispatchTouchEvent", { type, touchPoints });
    };
    const before = await page.evaluate(() => scrollY);
    await touch("touchStart", await pointOf(page, 26.6, 3038));
    for (const step of [1, 2, 3, 4]) await touch("touchMove", await pointOf(page, 26.6 + 8 * step, 3038 + 500 * step));
    await touch("touchEnd");
    await expect.poll(async () => Math.abs((await day(page)) - 58.6)).toBeLessThan(3);
    await expect.poll(async () => Math.abs((await people(page)) - 5038)).toBeLessThan(200);
    expect(await page.evaluate(() => scrollY)).toBe(before);
    const [x, y] = await pointOf(page, 150, 5000);
    await touch("touchStart", [x, y]);
    for (const step of [1, 2, 3, 4, 5, 6]) await touch("touchMove", [x, y - 25 * step]);
    await touch("touchEnd");
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
    expect(Math.abs((await people(page)) - 5038)).toBeLessThan(200);
    await context.close();
  });

  test("is pulled by keys, and says where it is", async ({ page }) => {
    await open(page);
    await handle(page).focus();
    await expect(handle(page)).toHaveAttribute(
      "aria-valuetext",
      "Day 26.5, 3,038 infected; contact rate 0.3, recovery rate 0.1",
    );
    await expect(handle(page)).toHaveAccessibleDescription(/left and right to another day/);
    await page.keyboard.press("ArrowUp");
    await expect.poll(async () => Math.abs((await people(page)) - 3138)).toBeLessThan(10);
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => Math.abs((await day(page)) - 27.5)).toBeLessThanOrEqual(0.5);
    await expect(handle(page)).toHaveAttribute("aria-valuetext", /^Day 27\.5, 3,1[34]\d infected; contact rate 0\.\d/);
    await handle(page).fill("5000");
    expect(Math.abs((await people(page)) - 5000)).toBeLessThan(10);
  });

  test("cannot be pulled where there is none, and says why", async ({ page }) => {
    await open(page, "#sir=1&beta=0.08");
    await expect(handle(page)).toHaveAttribute("aria-disabled", "true");
    const why = "There is no peak to pull: R0 is not above 1. Raise the contact rate.";
    await expect(handle(page)).toHaveAttribute("aria-valuetext", why);
    await handle(page).press("ArrowUp");
    await page.mouse.move(...(await pointOf(page, 0, 100)));
    await expect(page.locator("sir-lab .peak-tip")).toBeVisible();
    await page.mouse.down();
    await page.mouse.move(...(await pointOf(page, 50, 5000)));
    await page.mouse.up();
    await expect(slider(page, "Contact rate")).toHaveValue("0.08");
    const hint = page.getByText(/^Drag the peak of the infected.* contact rate and recovery rate both follow\.$/);
    await expect(hint).toBeHidden();
    await slider(page, "Contact rate").fill("0.2");
    await expect(hint).toBeVisible();
    await expect(handle(page)).not.toHaveAttribute("aria-disabled");
  });
});

/** Makes a page of two labs out of the lab's own, as a lesson would have them. */
async function openTwo(page: Page): Promise<void> {
  await page.route("**/labs/sir/", async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const [lab = ""] = /<sir-lab.*<\/sir-lab>/s.exec(html) ?? [];
    const embedded = lab
      .replace('data-owns-address="yes"', 'data-owns-address="no" data-preset="#sir=1&amp;beta=0.2"')
      .replace("<figure>", '<a class="way-out" href="/labs/sir/">Open this in the SIR lab</a><figure>');
    const second = embedded
      .replaceAll(/\b(id|for|name|aria-[a-z]+)="sir-/g, '$1="second-')
      .replaceAll(" sir-", " second-");
    const both = embedded + second.replace('data-lab="sir"', 'data-lab="second"').replace("beta=0.2", "beta=0.12");
    await route.fulfill({ response, body: html.replace(lab, () => both) });
  });
  await page.goto("/labs/sir/");
  await expect(page.getByRole("button", { name: "Pin this scenario" }).first()).toBeEnabled();
}

test.describe("two labs in a lesson", () => {
  test("open with what the lesson asks for, and work apart from each other", async ({ page }) => {
    await openTwo(page);
    const [first, second] = [page.locator("sir-lab").first(), page.locator("sir-lab").last()];
    await expect(peak(first)).toContainText("1,584");
    await expect(peak(second)).toContainText("231");
    await first.getByRole("button", { name: "R0 = 3.0" }).click();
    await second.getByRole("button", { name: "Pin this scenario" }).click();
    await expect(peak(first)).toContainText("3,038");
    await expect(peak(second)).toContainText("231");
    await expect(first.getByRole("textbox", { name: "Name of A" })).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe("");
    await page.reload();
    await expect(peak(first)).toContainText("3,038");
    await expect(peak(second)).toContainText("231");
    await expect(second.getByRole("textbox", { name: "Name of A" })).toHaveValue("R0 = 1.2, RK4");
  });

  test("lead to the lab's own page with what they show", async ({ page }) => {
    await openTwo(page);
    const first = page.locator("sir-lab").first();
    await first.getByRole("slider", { name: "Contact rate" }).fill("0.25");
    await expect(first.getByRole("link", { name: "Open this in the SIR lab" })).toHaveAttribute(
      "href",
      /\/labs\/sir\/#sir=1&beta=0\.25&gamma=0\.1&infected=100&days=200&method=rk4$/,
    );
  });

  test("in two tabs do not write into each other", async ({ page, context }) => {
    await openTwo(page);
    const other = await context.newPage();
    await openTwo(other);
    await page.locator("sir-lab").first().getByRole("button", { name: "R0 = 3.0" }).click();
    await other.locator("sir-lab").first().getByRole("button", { name: "R0 = 1.2" }).click();
    await page.reload();
    await expect(peak(page.locator("sir-lab").first())).toContainText("3,038");
    await other.reload();
    await expect(peak(other.locator("sir-lab").first())).toContainText("231");
  });
});
