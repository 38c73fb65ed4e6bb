import { AxeBuilder } from "@axe-core/playwright";
import type { FrameLocator, Locator, Page } from "@playwright/test";
import { expect, test } from "../../e2e/site.ts";

const LESSON = "/lessons/first-image/meet-the-model/";
/** A lesson with two labs. */
const OTHER_LESSON = "/lessons/first-image/build-and-run/";
const PHONE = { width: 390, height: 844 };

const card = (page: Page, title: string): Locator => page.locator("lab-card").filter({ hasText: title });
const opener = (page: Page, title = "SIR lab"): Locator =>
  card(page, title).getByRole("button", { name: "Open the lab" });
const pane = (page: Page, title = "SIR lab"): Locator => page.getByRole("complementary", { name: title });
const lab = (page: Page, title = "SIR lab"): FrameLocator => pane(page, title).frameLocator(`iframe[title="${title}"]`);
const heading = (page: Page, title = "SIR lab"): Locator => pane(page, title).getByRole("heading", { name: title });
const edge = (page: Page): Locator => page.getByRole("separator", { name: "Width of the lab" });

/** Says whether an address is that of a lab or of the pane. */
function ofLabs(path: string): boolean {
  return /frame|lab-pane|sir-lab|layer-lab|context-lab|service-lab|chart/i.test(path);
}

async function widthOf(place: Locator): Promise<number> {
  return Number((await place.boundingBox())?.width);
}

async function topOf(place: Locator): Promise<number> {
  return Number((await place.boundingBox())?.y);
}

test("a lesson carries nothing of a lab until the reader opens one", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(LESSON, { waitUntil: "networkidle" });
  expect(asked.filter((path) => path.endsWith(".js")).length).toBeGreaterThan(0);
  expect(asked.filter(ofLabs)).toEqual([]);
  await expect(page.locator("sir-lab, service-lab, iframe")).toHaveCount(0);
  await opener(page).click();
  await expect(lab(page).getByRole("slider", { name: "Contact rate" })).toBeEnabled();
  expect(asked.filter(ofLabs)).not.toEqual([]);
});

test("a lab opens beside the text as the lesson asks, and both stay in view and readable", async ({ page }) => {
  await page.goto(LESSON);
  await opener(page).click();
  await expect(heading(page)).toBeFocused();
  await expect(lab(page).getByRole("status", { name: "Peak infected" })).toContainText("1,584");
  const text = page.getByText(/^You have written a model/);
  const rem = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  expect(await widthOf(text)).toBeGreaterThanOrEqual(34 * rem);
  const top = await topOf(pane(page));
  await page.mouse.move(200, 400);
  await page.mouse.wheel(0, 900);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  expect(await topOf(pane(page))).toBe(top);
  await expect(page.getByRole("button", { name: "Menu" })).toBeVisible();
});

test("by keyboard alone: to the lab, back to the text, and closed", async ({ page }) => {
  await page.goto(LESSON);
  await opener(page).focus();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(pane(page).getByRole("button", { name: "Back to the text" })).toBeFocused();
  await page.keyboard.press("Enter");
  const back = card(page, "SIR lab").getByRole("button", { name: "Go to the lab beside the text" });
  await expect(back).toBeFocused();
  await page.keyboard.press("Control+.");
  await expect(heading(page)).toBeFocused();
  await lab(page).getByRole("slider", { name: "Contact rate" }).focus();
  await page.keyboard.press("Control+.");
  await expect(back).toBeFocused();
  await page.keyboard.press("Control+.");
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(pane(page).getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(pane(page)).toHaveCount(0);
  await expect(opener(page)).toBeFocused();
});

test("the shortcut opens the lab that is nearest", async ({ page }) => {
  await page.goto(OTHER_LESSON);
  await opener(page, "Layer lab").scrollIntoViewIfNeeded();
  await page.keyboard.press("Control+.");
  await expect(page.getByRole("complementary", { name: /^Layer lab/ })).toBeVisible();
});

test("labs of a lesson open in turn in one pane, and each stays as it was left", async ({ page }) => {
  await page.goto(OTHER_LESSON);
  await opener(page, "Context lab").click();
  const rules = lab(page, "Context lab").getByRole("textbox", { name: "Rules, one on each line" });
  await rules.fill("*.csv");
  await opener(page, "Layer lab").click();
  const layers = page.getByRole("complementary", { name: /^Layer lab/ });
  await expect(layers.frameLocator("iframe:visible").getByRole("button", { name: "Build" })).toBeEnabled();
  await opener(page, "Context lab").click();
  await expect(rules).toHaveValue("*.csv");
  await expect(page.locator("iframe")).toHaveCount(2);
});

test("the edge moves by key and by mouse, says where it is, and is where it was on the next page", async ({ page }) => {
  await page.goto(LESSON);
  await opener(page).click();
  await edge(page).focus();
  const first = await widthOf(pane(page));
  await page.keyboard.press("ArrowRight");
  expect(await widthOf(pane(page))).toBeLessThan(first);
  await page.keyboard.press("Home");
  const least = Number(await edge(page).getAttribute("aria-valuemin"));
  await expect(edge(page)).toHaveAttribute("aria-valuenow", String(least));
  await page.keyboard.press("End");
  await expect(edge(page)).toHaveAttribute("aria-valuetext", /% of the window$/);
  const box = await edge(page).boundingBox();
  await page.mouse.move(Number(box?.x) + 4, 300);
  await page.mouse.down();
  await page.mouse.move(760, 320, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => widthOf(pane(page))).toBeCloseTo(1280 - 760, -1);
  await page.goto(OTHER_LESSON);
  await expect(page.getByRole("complementary", { name: "Layer lab" })).toHaveCount(0);
  await opener(page, "Layer lab").click();
  const next = page.getByRole("complementary", { name: /^Layer lab/ });
  await expect.poll(() => widthOf(next)).toBeCloseTo(1280 - 760, -1);
});

test("the theme that a reader chooses reaches a lab that is open", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(LESSON);
  await opener(page).click();
  await expect(lab(page).locator("html")).toHaveAttribute("data-theme", "light");
  await page.getByRole("combobox", { name: "Select theme" }).filter({ visible: true }).selectOption("dark");
  await expect(lab(page).locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a link in a lab opens in the lesson's window, and carries what the lab shows", async ({ page }) => {
  await page.goto(LESSON);
  await opener(page).click();
  await lab(page).getByRole("button", { name: "R0 = 1.2" }).click();
  await lab(page).getByRole("link", { name: "Open this in the SIR lab" }).click();
  await expect(page).toHaveURL(/\/labs\/sir\/#sir=1&beta=0\.12/);
  await expect(page.getByRole("heading", { level: 1, name: "SIR lab" })).toBeVisible();
});

test("a card's link opens the lab's own page as the lesson asks", async ({ page }) => {
  await page.goto(OTHER_LESSON);
  await card(page, "Layer lab").getByRole("link").click();
  await expect(page).toHaveURL(/\/labs\/layers\/#story=/);
  await expect(page.getByRole("combobox", { name: "Project" })).toHaveValue("sir-api@04-order");
  await page.goto(LESSON);
  await card(page, "SIR lab").getByRole("link").click();
  await expect(page.getByRole("status", { name: "Peak infected" })).toContainText("1,584");
});

test.describe("copying", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("a link copied in the pane leads to the lab's own page", async ({ page }) => {
    await page.goto(LESSON);
    await opener(page).click();
    await expect(lab(page).getByRole("slider", { name: "Contact rate" })).toBeEnabled();
    await lab(page).locator("summary").filter({ hasText: "Take this run with you" }).click();
    await lab(page).getByRole("button", { name: "Copy link" }).click();
    await expect(lab(page).getByRole("status", { name: "Copying" })).toHaveText("Copied.");
    const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    expect(copied.pathname + copied.hash).toMatch(/^\/labs\/sir\/#sir=1&beta=0\.2&/);
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: PHONE, hasTouch: true });

  test("a sheet comes from below, higher by button, and Escape closes it", async ({ page }) => {
    await page.goto(LESSON);
    await opener(page).tap();
    await expect(heading(page)).toBeFocused();
    await expect(pane(page).getByRole("separator")).toHaveCount(0);
    expect(await topOf(pane(page))).toBeGreaterThan(PHONE.height * 0.4);
    const full = pane(page).getByRole("button", { name: "Full height" });
    await full.tap();
    await expect(full).toHaveAttribute("aria-pressed", "true");
    await expect.poll(() => topOf(pane(page))).toBeLessThan(30);
    await expect(page.locator(".main-frame")).toHaveAttribute("inert");
    await pane(page).getByRole("button", { name: "Back to the text" }).tap();
    await expect.poll(() => topOf(pane(page))).toBeGreaterThan(PHONE.height * 0.4);
    await expect(page.locator(".main-frame")).not.toHaveAttribute("inert");
    await page.keyboard.press("Escape");
    await expect(pane(page)).toBeVisible();
    await lab(page).getByRole("slider", { name: "Contact rate" }).focus();
    await page.keyboard.press("Escape");
    await expect(pane(page)).toHaveCount(0);
    await expect(opener(page)).toBeFocused();
  });

  test("the way back closes the sheet, the way forward opens it again, and the place in the text stays", async ({
    page,
  }) => {
    await page.goto("/lessons/");
    await page.goto(LESSON);
    await opener(page).tap();
    await expect(heading(page)).toBeFocused();
    const top = await page.evaluate(() => scrollY);
    await page.evaluate(() => scrollBy(0, 400));
    await page.goBack();
    await expect(pane(page)).toHaveCount(0);
    await expect(page).toHaveURL(LESSON);
    await expect(opener(page)).toBeFocused();
    expect(await page.evaluate(() => scrollY)).not.toBe(top);
    await page.goForward();
    await expect(pane(page)).toBeVisible();
    await pane(page).getByRole("button", { name: "Close" }).tap();
    await expect(pane(page)).toHaveCount(0);
    await expect.poll(() => page.evaluate(() => history.state.sheet)).toBe("closed");
    await page.goBack();
    await expect(page).toHaveURL("/lessons/");
  });

  test("after a reload with the sheet open, the way back leaves the page at once", async ({ page }) => {
    await page.goto("/lessons/");
    await page.goto(LESSON);
    await opener(page).tap();
    await expect(heading(page)).toBeFocused();
    await page.reload();
    await expect.poll(() => page.evaluate(() => history.state.sheet)).toBe("closed");
    await expect(pane(page)).toHaveCount(0);
    await page.goBack();
    await expect(page).toHaveURL("/lessons/");
  });

  test("a link within the text leaves the sheet open", async ({ page }) => {
    await page.goto(LESSON);
    await opener(page).tap();
    await expect(heading(page)).toBeFocused();
    await page.evaluate(() => (location.hash = "#check-yourself"));
    await expect(page).toHaveURL(/#check-yourself$/);
    await expect(pane(page)).toBeVisible();
    await page.goBack();
    await expect(pane(page)).toBeVisible();
    await page.goBack();
    await expect(pane(page)).toHaveCount(0);
  });

  test("a class's section stays in the address when the way back closes the sheet", async ({ page }) => {
    await page.goto(`${LESSON}?teach`);
    await expect(page).toHaveURL(/\?teach=1$/);
    for (let press = 0; press < 20 && !(await opener(page).isVisible()); press++)
      await page.keyboard.press("ArrowRight");
    const number = Number(new URL(page.url()).searchParams.get("teach"));
    await opener(page).tap();
    await expect(heading(page)).toBeFocused();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(new RegExp(`teach=${number + 1}$`));
    await page.goBack();
    await expect(pane(page)).toHaveCount(0);
    await expect(page).toHaveURL(new RegExp(`teach=${number + 1}$`));
  });

  test("a touch screen names no key, and a low window gives the lab its whole height", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    await page.goto(LESSON);
    await opener(page).tap();
    await expect(page.getByText("Ctrl .").filter({ visible: true })).toHaveCount(0);
    await expect(pane(page).getByRole("button", { name: "Full height" })).toHaveAttribute("aria-pressed", "true");
    const frame = await pane(page).locator("iframe").boundingBox();
    expect(Number(frame?.height)).toBeGreaterThan(256 / 2);
    await pane(page).getByRole("button", { name: "Back to the text" }).tap();
    await expect(card(page, "SIR lab").getByRole("button")).toBeInViewport();
  });

  test("a finger pulls the sheet up, and down until it closes", async ({ page }) => {
    await page.goto(LESSON);
    await opener(page).tap();
    await pull(page, -300);
    await expect.poll(() => topOf(pane(page))).toBeLessThan(30);
    await pull(page, 300);
    await expect.poll(() => topOf(pane(page))).toBeGreaterThan(PHONE.height * 0.4);
    await pull(page, 300);
    await expect(pane(page)).toHaveCount(0);
  });

  test("what takes the focus in the text comes out from behind the sheet", async ({ page }) => {
    await page.goto(LESSON);
    await opener(page).tap();
    await pane(page).getByRole("button", { name: "Back to the text" }).tap();
    for (let press = 0; press < 8; press += 1) {
      await page.keyboard.press("Tab");
      // The explanation of a term stands above the sheet.
      const top = await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.closest("[popover]") ? 0 : activeElement?.getBoundingClientRect().top;
      });
      expect(top).toBeLessThan((await topOf(pane(page))) - 20);
    }
  });

  test("nothing is wider than a small phone", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(LESSON);
    await opener(page).tap();
    await expect(lab(page).getByRole("slider", { name: "Contact rate" })).toBeEnabled();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(
      await lab(page)
        .locator("html")
        .evaluate((root) => root.scrollWidth),
    ).toBeLessThanOrEqual(320);
    for (const name of ["Back to the text", "Full height", "Close"])
      await expect(pane(page).getByRole("button", { name })).toBeInViewport({ ratio: 1 });
  });
});

/** Pulls the sheet's head by a finger. */
async function pull(page: Page, by: number): Promise<void> {
  const box = await pane(page).getByRole("heading").boundingBox();
  const [x, y] = [Number(box?.x) + 20, Number(box?.y) + 8];
  const client = await page.context().newCDPSession(page);
  await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
  for (const part of [0.3, 0.7, 1])
    await client.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x, y: y + by * part }] });
  await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    test(`an open lab has no axe violation, ${colorScheme}, ${width} pixels wide`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({
        colorScheme,
        baseURL: String(baseURL),
        viewport: { width, height: 844 },
      });
      const page = await context.newPage();
      await page.goto(LESSON);
      await opener(page).click();
      await expect(lab(page).getByRole("slider", { name: "Contact rate" })).toBeEnabled();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);
      await context.close();
    });
  }
}

for (const path of ["context", "service", "layers/sir-api@04-order"]) {
  test(`the lab alone of ${path} stays out of searches and fits a small phone`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`/labs/frame/${path}/`);
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex");
    await expect(page.getByRole("banner")).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
}

test("on paper a lab is the link to it", async ({ page }) => {
  await page.goto(LESSON);
  await opener(page).click();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("lab-pane")).toBeHidden();
  await expect(card(page, "SIR lab").getByRole("link")).toBeVisible();
  await expect(card(page, "SIR lab").getByRole("button")).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the card leads to the lab's own page", async ({ page }) => {
    await page.goto(LESSON);
    await expect(card(page, "SIR lab").getByRole("button")).toHaveCount(0);
    await card(page, "SIR lab").getByRole("link", { name: "SIR lab, on its own page" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "SIR lab" })).toBeVisible();
  });
});
