import { expect, test } from "@playwright/test";
import { standInForFrame } from "../labs/node/stand-in-frame.ts";
import { checkNodePage } from "./node-page.ts";

test.describe.configure({ timeout: 120_000 });

test("the live check passes where the service answers as the model does", async ({ page }) => {
  const frame = await standInForFrame(page);
  expect(await checkNodePage(page, "/labs/node/")).toEqual({
    worked: true,
    outcome: expect.stringMatching(/^sir-node was installed and started within \d+ s .* difference .* was \d/),
  });
  await frame.end();
});

test("the live check fails where it answers something else", async ({ page }) => {
  const frame = await standInForFrame(page, { "src/model.ts": ["/ 6", "/ 6.0001"] });
  expect(await checkNodePage(page, "/labs/node/")).toEqual({
    worked: false,
    outcome: expect.stringMatching(/^The service answered, but the largest relative difference .* was \d\.\de-\d\.$/),
  });
  await frame.end();
});

test("the live check tells what the page tells when Node does not start", async ({ page }) => {
  await page.clock.install();
  await page.route("https://stackblitz.com/**", async (route) => await route.abort());
  const checking = checkNodePage(page, "/labs/node/");
  await expect(page.getByText("Waiting for StackBlitz, up to 45 seconds")).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(1);
  await page.clock.runFor(46_000);
  expect(await checking).toEqual({ worked: false, outcome: expect.stringContaining("StackBlitz did not answer") });
});
