import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../e2e/site.ts";

/** The one number of a status, without its commas. */
async function readNumber(status: Locator): Promise<number> {
  const numbers = (await status.innerText()).replaceAll(",", "").match(/\d+(?:\.\d+)?/g) ?? [];
  expect(numbers).toHaveLength(1);
  return Number(numbers[0]);
}

const status = (page: Page, name: string): Locator => page.getByRole("status", { name, exact: true });
const slider = (page: Page, name: string): Locator => page.getByRole("slider", { name, exact: true });
const field = (page: Page, name: string): Locator => page.getByRole("textbox", { name: `${name}, number` });
const chart = (page: Page): Locator => page.getByRole("img", { name: /^Line chart of people/ });

test.describe("with scripts", () => {
  test.beforeEach(async ({ page }) => {
    await page.goto("/labs/sir/");
    await expect(slider(page, "Contact rate")).toBeEnabled();
  });

  test("a lower contact rate flattens the curve", async ({ page }) => {
    const before = await readNumber(status(page, "Peak infected"));
    await slider(page, "Contact rate").fill("0.15");
    await expect.poll(() => readNumber(status(page, "Peak infected"))).toBeLessThan(before);
    await expect(field(page, "Contact rate")).toHaveValue("0.15");
    await expect(status(page, "R0")).toHaveText(/^1\.5 /);
  });

  for (const [name, r0, peak, day, size] of [
    ["R0 = 3.0", 3, 3038, 26.5, 9412],
    ["R0 = 2.0", 2, 1584, 44, 8002],
    ["R0 = 1.2", 1.2, 231, 80.5, 3265],
  ] as const) {
    test(`the button ${name} starts that epidemic`, async ({ page }) => {
      await slider(page, "Days").fill("50");
      await page.getByRole("button", { name, exact: true }).click();
      expect(await readNumber(status(page, "R0"))).toBe(r0);
      expect(await readNumber(status(page, "Peak infected"))).toBe(peak);
      expect(await readNumber(status(page, "Peak day"))).toBe(day);
      expect(await readNumber(status(page, "Final size"))).toBe(size);
      await expect(page.getByRole("button", { name, exact: true })).toHaveAttribute("aria-pressed", "true");
    });
  }

  test("the chart is drawn on the canvas and described anew", async ({ page }) => {
    await expect(page.locator("sir-lab canvas")).toBeVisible();
    const before = await page.locator("sir-lab canvas").screenshot();
    await slider(page, "Days").fill("60");
    await expect(chart(page)).toHaveAccessibleName(/over 60 days/);
    expect((await page.locator("sir-lab canvas").screenshot()).equals(before)).toBe(false);
  });

  test("the chart follows the theme", async ({ page }) => {
    await expect(page.locator("sir-lab canvas")).toBeVisible();
    const darkest = (): Promise<number> =>
      page.locator("sir-lab canvas").evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
        return Math.min(...Array.from(data).filter((_, n) => n % 4 === 0 && (data[n + 3] ?? 0) > 250));
      });
    for (const [theme, dark] of [
      ["light", true],
      ["dark", false],
    ] as const) {
      await page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
      await expect.poll(async () => (await darkest()) < 60).toBe(dark);
    }
  });

  test("Euler's method gives a slightly other epidemic than RK4", async ({ page }) => {
    await page.getByRole("radio", { name: "Euler" }).check();
    expect(await readNumber(status(page, "Peak infected"))).toBe(3097);
    await page.getByRole("radio", { name: "RK4" }).check();
    expect(await readNumber(status(page, "Peak infected"))).toBe(3038);
  });

  test("arrow keys move a slider in round strides, Home and End to its ends", async ({ page }) => {
    const contact = slider(page, "Contact rate");
    await contact.focus();
    for (const [key, value] of [
      ["ArrowRight", "0.31"],
      ["ArrowDown", "0.3"],
      ["PageUp", "0.4"],
      ["PageDown", "0.3"],
      ["End", "1"],
      ["ArrowRight", "1"],
      ["Home", "0.01"],
    ] as const) {
      await page.keyboard.press(key);
      await expect(field(page, "Contact rate")).toHaveValue(value);
    }
    await slider(page, "Initial infected").press("ArrowRight");
    await expect(field(page, "Initial infected")).toHaveValue("110");
  });

  test("a number that is typed moves the slider exactly there", async ({ page }) => {
    await field(page, "Recovery rate").fill("0.142857");
    await expect(slider(page, "Recovery rate")).toHaveValue("0.142857");
    await expect(status(page, "R0")).toHaveText(/^2\.1 /);
  });

  for (const [text, message] of [
    ["", "Write a number from 0.001 to 2."],
    ["abc", "“abc” is not a number. Write a number from 0.001 to 2."],
    ["-0.3", "Negative. Write a number from 0.001 to 2."],
    ["0", "Too small. Write a number from 0.001 to 2. At 0 nobody would be infected, and R0 would be 0."],
    [
      "99999999999",
      "Too large. Write a number from 0.001 to 2. With a step of 0.5 days, a compartment could become negative.",
    ],
    [
      "1e999",
      "Too large. Write a number from 0.001 to 2. With a step of 0.5 days, a compartment could become negative.",
    ],
    ["0,3", "Write 0.3, with a point instead of the comma."],
  ] as const) {
    test(`typing ${JSON.stringify(text)} shows a message and keeps the last good chart`, async ({ page }) => {
      await slider(page, "Contact rate").fill("0.25");
      const description = await chart(page).getAttribute("aria-label");
      await field(page, "Contact rate").fill(text);
      await expect(field(page, "Contact rate")).toHaveAttribute("aria-invalid", "true");
      await expect(field(page, "Contact rate")).toHaveAccessibleDescription(new RegExp(message.replaceAll(".", "\\.")));
      await expect(page.getByText(message, { exact: true })).toBeVisible();
      await expect(field(page, "Contact rate")).toHaveValue(text);
      await expect(slider(page, "Contact rate")).toHaveValue("0.25");
      await expect(chart(page)).toHaveAttribute("aria-label", description ?? "");
      await field(page, "Contact rate").fill("0.2");
      await expect(field(page, "Contact rate")).not.toHaveAttribute("aria-invalid");
      await expect(status(page, "R0")).toHaveText(/^2\.0 /);
    });
  }

  test("figures that more days would change are marked, and the sentence says that the peak is not reached", async ({
    page,
  }) => {
    const marks = page.locator("sir-lab").getByText("so far");
    await expect(marks.filter({ visible: true })).toHaveCount(0);
    await slider(page, "Days").fill("20");
    await expect(page.getByText(/^Still rising on day 20 .* the peak is not reached\.$/)).toBeVisible();
    await expect(marks.filter({ visible: true })).toHaveCount(3);
    expect(await readNumber(status(page, "Peak day"))).toBe(20);
    await slider(page, "Days").fill("60");
    await expect(marks.filter({ visible: true })).toHaveCount(1);
  });

  for (const name of ["Contact rate", "Days"]) {
    test(`on a phone, the chart stays in view while ${name} is moved`, async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await field(page, name).focus();
      await expect(field(page, name)).toBeInViewport({ ratio: 1 });
      await expect(chart(page)).toBeInViewport({ ratio: 1 });
      const [picture, handle] = [
        await page.locator("sir-lab figure").boundingBox(),
        await slider(page, name).boundingBox(),
      ];
      expect(handle?.y).toBeGreaterThanOrEqual((picture?.y ?? Infinity) + (picture?.height ?? Infinity));
    });
  }

  test("the result is announced once, when the reader has stopped", async ({ page }) => {
    const announcement = page.locator("sir-lab [aria-live=polite]");
    await expect(announcement).toBeEmpty();
    await slider(page, "Contact rate").fill("0.21");
    await slider(page, "Contact rate").fill("0.2");
    await expect(announcement).toHaveText("Peaks on day 44 with 1,584 people infected.");
    await expect(status(page, "Peak infected")).toHaveAttribute("aria-live", "off");
  });

  test("an input reaches the chart within one frame", async ({ page }) => {
    await expect(page.locator("sir-lab canvas")).toBeVisible();
    const typical = await slider(page, "Contact rate").evaluate((input: HTMLInputElement) => {
      const times = Array.from({ length: 60 }, (_, n) => {
        input.value = String(0.1 + n / 100);
        const start = performance.now();
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        return performance.now() - start;
      });
      return times.toSorted((a, b) => a - b)[30] ?? Infinity;
    });
    expect(typical).toBeLessThan(1000 / 60);
  });

  test("the table says the same in numbers", async ({ page }) => {
    await page.getByText("The same in numbers").click();
    await slider(page, "Days").fill("100");
    await expect(page.getByRole("row", { name: /^100 / })).toHaveText(/^\s*100\s*591\s*16\s*9,393\s*$/);
  });
});

test.describe("the address", () => {
  test("holds the state, which survives a reload", async ({ page }) => {
    await page.goto("/labs/sir/");
    await slider(page, "Contact rate").fill("0.15");
    await page.getByRole("radio", { name: "Euler" }).check();
    await expect(page).toHaveURL(/#sir=1&beta=0\.15&.*method=euler$/);
    const peak = await readNumber(status(page, "Peak infected"));
    await page.reload();
    await expect(slider(page, "Contact rate")).toHaveValue("0.15");
    await expect(page.getByRole("radio", { name: "Euler" })).toBeChecked();
    expect(await readNumber(status(page, "Peak infected"))).toBe(peak);
  });

  test("is written once while a slider is pulled", async ({ page }) => {
    await page.goto("/labs/sir/");
    await expect(slider(page, "Contact rate")).toBeEnabled();
    await page.evaluate(() => {
      const write = history.replaceState.bind(history);
      history.replaceState = (...what) => {
        document.body.dataset["writes"] = String(Number(document.body.dataset["writes"] ?? 0) + 1);
        write(...what);
      };
    });
    await slider(page, "Contact rate").evaluate((input: HTMLInputElement) => {
      for (let n = 0; n < 50; n += 1) {
        input.value = String(0.2 + n / 100);
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
    });
    await expect(page).toHaveURL(/beta=0\.69/);
    await expect(page.locator("body")).toHaveAttribute("data-writes", "1");
  });

  test("of an old link opens the same picture", async ({ page }) => {
    await page.goto("/labs/sir/#sir=1&beta=0.2&gamma=0.1&infected=100&days=200&method=rk4");
    await expect(page.getByRole("button", { name: "R0 = 2.0" })).toHaveAttribute("aria-pressed", "true");
    await expect.poll(() => readNumber(status(page, "Peak infected"))).toBe(1584);
    await page.evaluate(() => (location.hash = "#sir=1&beta=0.12"));
    await expect.poll(() => readNumber(status(page, "Peak infected"))).toBe(231);
  });

  test("of an edited link says what is wrong and shows the first scenario", async ({ page }) => {
    await page.goto("/labs/sir/#sir=1&beta=0");
    await expect(page.getByRole("alert")).toHaveText(/^This link cannot be opened\. Contact rate: Too small\./);
    await expect(page.getByRole("button", { name: "R0 = 3.0" })).toHaveAttribute("aria-pressed", "true");
  });
});

test("what was done is undone and done again, by buttons and keys", async ({ page }) => {
  await page.goto("/labs/sir/");
  const undo = page.getByRole("button", { name: "Undo" });
  await expect(undo).toBeDisabled();
  await page.getByRole("button", { name: "R0 = 2.0" }).click();
  await slider(page, "Days").fill("100");
  await slider(page, "Days").fill("90");
  await undo.click();
  await expect(slider(page, "Days")).toHaveValue("200");
  await undo.click();
  await expect(slider(page, "Contact rate")).toHaveValue("0.3");
  await expect(undo).toBeDisabled();
  await expect(undo).toBeFocused();
  await undo.press("Enter");
  await expect(slider(page, "Contact rate")).toHaveValue("0.3");
  await slider(page, "Days").press("Control+Shift+Z");
  await expect(slider(page, "Contact rate")).toHaveValue("0.2");
  await slider(page, "Days").press("Control+y");
  await expect(slider(page, "Days")).toHaveValue("90");
});

test.describe("more settings", () => {
  test.beforeEach(async ({ page }) => {
    await page.goto("/labs/sir/");
    await expect(slider(page, "Contact rate")).toBeEnabled();
    await page.getByText("More settings").click();
  });

  test("set R0 and the infectious time in place of the rates, consistently", async ({ page }) => {
    await page.getByRole("radio", { name: "R0 and infectious time" }).check();
    await expect(field(page, "Basic reproduction number")).toHaveValue("3");
    await expect(field(page, "Infectious time")).toHaveValue("10");
    await expect(slider(page, "Contact rate")).toBeHidden();
    await field(page, "Basic reproduction number").fill("2");
    await expect(page.getByRole("button", { name: "R0 = 2.0" })).toHaveAttribute("aria-pressed", "true");
    await field(page, "Infectious time").fill("7");
    await page.getByRole("radio", { name: "Rates" }).check();
    await expect(field(page, "Recovery rate")).toHaveValue("0.142857");
    await expect(field(page, "Contact rate")).toHaveValue("0.285714");
    await expect(status(page, "R0")).toHaveText(/^2\.0 /);
  });

  test("say the rates in other words without changing them", async ({ page }) => {
    await field(page, "Contact rate").fill("0.42");
    await field(page, "Recovery rate").fill("0.35");
    await page.getByRole("radio", { name: "R0 and infectious time" }).check();
    await expect(page).toHaveURL(/beta=0\.42&gamma=0\.35&.*by=r0/);
  });

  test("scale the epidemic with the population, which must hold those infected", async ({ page }) => {
    await field(page, "Population").fill("1000000");
    await expect(page.getByText("of 1,000,000 people")).toBeVisible();
    await field(page, "Initial infected").fill("10000");
    expect(await readNumber(status(page, "Peak infected"))).toBe(303_788);
    await field(page, "Initial infected").fill("2000000");
    await expect(page.getByText("Too large. Write a whole number from 1 to 1,000,000.")).toBeVisible();
    await field(page, "Population").fill("1e12");
    await expect(page.getByText("Too large. Write a whole number from 10,000 to 10,000,000,000.")).toBeVisible();
  });

  test("refuse a million steps, and take shorter ones", async ({ page }) => {
    await field(page, "Step").fill("0.0002");
    await expect(
      page.getByText(
        "Too small. Write a number from 0.002 to 3.33. More than 100,000 steps are more than a curve can show.",
      ),
    ).toBeVisible();
    await page.getByRole("radio", { name: "Euler" }).check();
    await field(page, "Step").fill("0.05");
    expect(await readNumber(status(page, "Peak infected"))).toBe(3044);
  });

  test("count in shares, on a logarithmic axis", async ({ page }) => {
    await page.getByRole("radio", { name: "Share of all" }).check();
    await expect(page.getByText("Peaks on day 26.5 with 30.4 % infected, 3,038 people.").first()).toBeVisible();
    await expect(chart(page).getByText("75 %")).toBeVisible();
    await page.getByRole("radio", { name: "Logarithmic" }).check();
    await expect(chart(page).getByText("0.01 %")).toBeVisible();
    await expect(page).toHaveURL(/unit=fraction&axis=log$/);
  });
});

test.describe("an axis of the infected", () => {
  test.beforeEach(async ({ page }) => {
    await page.goto("/labs/sir/#sir=1&beta=0.12&gamma=0.1&infected=100&days=200&method=rk4&axis=infected");
    await expect(slider(page, "Contact rate")).toBeEnabled();
  });

  test("ends just above them, is in the link, and is said aloud", async ({ page }) => {
    await expect(chart(page).getByText("400", { exact: true })).toBeVisible();
    await expect(chart(page).getByText("Recovered ↑")).toBeVisible();
    await expect(chart(page)).toHaveAccessibleName(/The axis ends at 400 people; curves above it are cut off\./);
    await page.getByText("More settings").click();
    await page.getByRole("radio", { name: "Linear" }).check();
    await expect(chart(page).getByText("10,000")).toBeVisible();
    await expect(page).not.toHaveURL(/axis=/);
    await page.getByRole("radio", { name: "Infected" }).check();
    await expect(page).toHaveURL(/&axis=infected$/);
    await slider(page, "Contact rate").fill("0.3");
    await expect(chart(page).getByText("4,000", { exact: true })).toBeVisible();
  });

  test("makes room for what is pinned and for what chance makes", async ({ page }) => {
    await slider(page, "Contact rate").fill("0.13");
    await expect(chart(page).getByText("400", { exact: true })).toBeVisible();
    await page.getByText("What chance makes of it").click();
    await page.getByRole("button", { name: "Run 200 times" }).click();
    await expect(status(page, "What chance made")).toContainText("Nine of ten");
    await expect(chart(page).getByText("600", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Hide the band" }).click();
    await expect(chart(page).getByText("400", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "R0 = 2.0" }).click();
    await page.getByRole("button", { name: "Pin this scenario" }).click();
    await page.getByRole("button", { name: "R0 = 1.2" }).click();
    await expect(chart(page).getByText("2,000", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: /^Remove/ }).click();
    await expect(chart(page).getByText("400", { exact: true })).toBeVisible();
  });

  test("stays while the peak is pulled, and follows when it is let go", async ({ page }) => {
    const peak = slider(page, "Peak of the infected");
    const plot = await page.locator("sir-lab .plot").boundingBox();
    const ring = await peak.boundingBox();
    if (!plot || !ring) throw new Error("The plot is not to be seen.");
    await page.mouse.move(ring.x + ring.width / 2, ring.y + ring.height / 2);
    await page.mouse.down();
    await page.mouse.move(ring.x + ring.width / 2, plot.y + plot.height * 0.8, { steps: 8 });
    await expect.poll(() => readNumber(status(page, "Peak infected"))).toBeLessThan(120);
    await expect(chart(page).getByText("400", { exact: true })).toBeVisible();
    await page.mouse.up();
    await expect(chart(page).getByText("400", { exact: true })).toHaveCount(0);
  });
});

test.describe("the curves are read on a day", () => {
  test("by keys, said aloud", async ({ page }) => {
    await page.goto("/labs/sir/");
    const reader = slider(page, "Read the curves on day");
    await reader.focus();
    await reader.press("ArrowRight");
    await expect(reader).toHaveAttribute("aria-valuetext", "Day 0.5: 9,884 susceptible, 110 infected, 5 recovered");
    await reader.press("End");
    await expect(page.locator(".crosshair")).toContainText("Day 200");
    await expect(page.locator(".crosshair")).toContainText("9,412 recovered");
  });

  test("where the mouse points", async ({ page }) => {
    await page.goto("/labs/sir/");
    await expect(slider(page, "Contact rate")).toBeEnabled();
    const box = await slider(page, "Read the curves on day").boundingBox();
    if (!box) throw new Error("The plot is not to be seen.");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await expect(page.locator(".crosshair")).toContainText(/Day (99|100|101)/);
    await page.mouse.move(0, 0);
    await expect(page.locator(".crosshair")).toBeHidden();
  });
});

test("the error of Euler's method follows a slider of its step", async ({ page }) => {
  await page.goto("/labs/sir/");
  await expect(slider(page, "Contact rate")).toBeEnabled();
  await page.getByText("How wrong is Euler's method?").click();
  const error = status(page, "Largest error of Euler's method");
  await expect(error).toContainText(/\d/);
  const before = await readNumber(error);
  await slider(page, "Step to compare").fill("0.25");
  expect((await readNumber(error)) / before).toBeCloseTo(0.5, 1);
  expect(await readNumber(status(page, "Largest error of RK4"))).toBeLessThan(0.1);
  expect(await readNumber(status(page, "Peak infected"))).toBe(3038);
});

test("200 runs by chance are drawn as a band, until the epidemic changes", async ({ page }) => {
  await page.goto("/labs/sir/");
  await expect(slider(page, "Contact rate")).toBeEnabled();
  await page.getByText("What chance makes of it").click();
  await page.getByRole("button", { name: "Run 200 times" }).click();
  await expect(status(page, "What chance made")).toHaveText(
    /^Nine of ten runs peak with [\d,]+ to [\d,]+ infected; the equations say 3,038\.$/,
  );
  await expect(page.locator("sir-lab .band path")).toHaveAttribute("d", /^M.*Z$/);
  await slider(page, "Contact rate").fill("0.2");
  await expect(page.locator("sir-lab .band path")).toHaveAttribute("d", "");
  await expect(status(page, "What chance made")).toBeEmpty();
});

test.describe("what can be taken away:", () => {
  test.beforeEach(async ({ page }) => {
    await page.goto("/labs/sir/");
    await expect(slider(page, "Contact rate")).toBeEnabled();
  });

  test("the table of every step", async ({ page }) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download CSV" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("sir-r0-3.0-rk4.csv");
    const lines = (await readFile(await download.path(), "utf8")).trim().split("\n");
    expect(lines[0]).toBe("day,susceptible,infected,recovered");
    expect(lines).toHaveLength(402);
    expect(lines[54]).toMatch(/^26\.5,3373\.85\d+,3037\.88\d+,3588\.25\d+$/);
  });

  test("the picture in two formats", async ({ page }) => {
    await page.locator("details.take summary").click();
    for (const [format, start] of [
      ["SVG", "<svg "],
      ["PNG", "\u0089PNG"],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: `Download ${format}` }).click(),
      ]);
      const file = await readFile(await download.path(), "latin1");
      expect(file.startsWith(start)).toBe(true);
      expect(download.suggestedFilename()).toBe(`sir-r0-3.0-rk4.${format.toLowerCase()}`);
    }
  });

  test("a picture in the light theme, whatever the page's, with what it was made of", async ({ page }) => {
    await page.locator("details.take summary").click();
    const save = async (theme: string): Promise<string> => {
      await page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Download SVG" }).click(),
      ]);
      return await readFile(await download.path(), "utf8");
    };
    const light = await save("light");
    expect(light).toContain('fill="rgb(255, 255, 255)"');
    expect(light).toContain("β = 0.3, γ = 0.1 per day, step 0.5 days");
    expect(await save("dark")).toBe(light);
    await expect(page.locator("sir-lab")).not.toHaveCSS("color-scheme", "light");
  });

  test("programs of this very run", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator("details.take summary").click();
    const code = page.getByRole("group", { name: "Code of this run" });
    await expect(code).toContainText("beta = 0.3");
    await slider(page, "Contact rate").fill("0.25");
    await expect(code).toContainText("beta = 0.25");
    for (const [name, text] of [
      ["R", "beta <- 0.25"],
      ["TypeScript", "const beta = 0.25;"],
      ["curl", '"beta":0.25'],
    ] as const) {
      await page.getByRole("radio", { name, exact: true }).check();
      await expect(code).toContainText(text);
    }
    await page.getByRole("button", { name: "Copy code" }).click();
    await expect(page.getByRole("status", { name: "Copying" })).toHaveText("Copied.");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^curl -s .*0\.25/s);
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the picture, its figures and its table stand", async ({ page }) => {
    await page.goto("/labs/sir/");
    await expect(chart(page)).toBeVisible();
    await expect(chart(page).getByText("Susceptible")).toBeVisible();
    expect(await readNumber(status(page, "Peak infected"))).toBe(3038);
    await page.getByText("The same in numbers").click();
    await expect(page.getByRole("row", { name: /^200 / })).toBeVisible();
    await expect(slider(page, "Contact rate")).toBeHidden();
  });
});
