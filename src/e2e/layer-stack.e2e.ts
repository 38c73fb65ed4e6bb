import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./site.ts";

const LESSON = "/lessons/first-image/build-and-run/";
const NAIVE = "Layers of sir-api at step 02-first-image, built again after an edit of sir_api/model.py";
const GOOD = "Layers of sir-api at step 04-order, built again after an edit of sir_api/model.py";
const STAGES = "Layers of customer-value at step 03-smaller, built again after an edit of src/customer_value/model.py";

/** The figure with the drawing of a name; one drawing is in view at every width. */
async function findFigure(page: Page, name: string): Promise<{ figure: Locator; drawing: Locator }> {
  const drawing = page.getByRole("img", { name, exact: true });
  await expect(drawing).toHaveCount(1);
  return { figure: page.getByRole("figure").filter({ has: drawing }), drawing };
}

test("a drawing shows what one edit costs in a bad order and in a good one, and why", async ({ page }) => {
  await page.goto(LESSON);
  const naive = await findFigure(page, NAIVE);
  await expect(naive.figure).toContainText("3 of 4 layers were made again.");
  await expect(naive.drawing).toContainText("sir_api/model.py changed");
  await expect(naive.drawing).toContainText("stands on COPY . ., which is another layer now");
  const good = await findFigure(page, GOOD);
  await expect(good.figure).toContainText("1 of 5 layers was made again.");
});

test("a drawing is told in words too, the first instruction first", async ({ page }) => {
  await page.goto(LESSON);
  const { figure } = await findFigure(page, GOOD);
  await figure.getByText("The same in words").click();
  const layers = figure.getByRole("listitem");
  await expect(layers).toHaveCount(6);
  await expect(layers.first()).toHaveText(/^FROM python:3.13-slim: base/);
  await expect(layers.nth(4)).toHaveText(/^RUN pip install .*: cached, [\d.]+ MB$/);
  await expect(layers.last()).toHaveText(/^COPY sir_api sir_api: made again, .*: sir_api\/model.py changed$/);
});

for (const [width, isBeside] of [
  [1280, true],
  [390, false],
] as const) {
  test(`at ${width} pixels the stages of a build stand ${isBeside ? "beside" : "below"} each other`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto("/examples/customer-value/");
    const { drawing } = await findFigure(page, STAGES);
    const build = await drawing.getByText("Stage build").boundingBox();
    const image = await drawing.getByText("The image").boundingBox();
    expect((build?.x ?? 0) < (image?.x ?? 0)).toBe(isBeside);
    await expect(drawing).toContainText("what it copies from build changed");
  });
}

test("on a phone the text of a drawing stays inside its boxes and is no smaller than 13 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [LESSON, "/examples/customer-value/", "/examples/ml-api/"]) {
    await page.goto(path);
    expect(await outside(page)).toEqual([]);
    expect(await smallest(page)).toBeGreaterThanOrEqual(13);
  }
});

test("on a wide page and on paper the text of a drawing stays inside its boxes", async ({ page }) => {
  for (const path of [LESSON, "/examples/customer-value/", "/examples/ml-api/"]) {
    await page.goto(path);
    expect(await outside(page)).toEqual([]);
  }
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await outside(page)).toEqual([]);
});

test("on paper a drawing is there, its words are not, and what was made again has a thicker border", async ({
  page,
}) => {
  await page.goto(LESSON);
  await page.emulateMedia({ media: "print" });
  const { figure, drawing } = await findFigure(page, GOOD);
  await expect(drawing.getByText("made again")).toBeVisible();
  await expect(figure.getByText("The same in words")).toBeHidden();
  const borders = await drawing
    .locator("rect")
    .evaluateAll((boxes) => boxes.map((box) => Number.parseFloat(getComputedStyle(box).strokeWidth)));
  expect(borders).toEqual([2.5, 1, 1, 1, 1, 1]);
});

/** The lines of text in view that reach out of the box that they are in. */
async function outside(page: Page): Promise<string[]> {
  return await page.locator("svg[role=img] rect:visible").evaluateAll((boxes) =>
    boxes.flatMap((box) => {
      const frame = box.getBoundingClientRect();
      const lines = [...(box.parentElement?.querySelectorAll("tspan") ?? [])];
      return lines
        .filter((line) => {
          const { left, right, bottom } = line.getBoundingClientRect();
          return left < frame.left || right > frame.right || bottom > frame.bottom;
        })
        .map((line) => line.textContent);
    }),
  );
}

/** The size of the smallest text in view, in pixels of the screen. */
async function smallest(page: Page): Promise<number> {
  const sizes = await page.locator("svg[role=img] text:visible").evaluateAll((texts) =>
    texts.map((text) => {
      const scale = text instanceof SVGGraphicsElement ? (text.getScreenCTM()?.a ?? 0) : 0;
      return Number.parseFloat(getComputedStyle(text).fontSize) * scale;
    }),
  );
  return Math.min(...sizes);
}
