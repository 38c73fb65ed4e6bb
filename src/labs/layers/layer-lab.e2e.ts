import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../e2e/site.ts";

const verdict = (page: Page): Locator => page.getByRole("status", { name: "What a build costs" });
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const layers = (page: Page): Locator => page.getByRole("region", { name: "The build" }).getByRole("listitem");
const layer = (page: Page, text: string): Locator => layers(page).filter({ hasText: text });
const editor = (page: Page): Locator => page.getByRole("textbox", { name: "Dockerfile" });
const story = (page: Page): Locator => page.getByRole("region", { name: "What you did" }).getByRole("listitem");

/** Writes a whole Dockerfile as a reader would: everything is selected and typed over. */
async function retype(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

test.describe("with scripts", () => {
  test.beforeEach(async ({ page }) => {
    await page.goto("/labs/layers/");
    await expect(editor(page)).toHaveAttribute("contenteditable", "true");
  });

  test("a change of code makes only the last layer again, and says why", async ({ page }) => {
    await expect(layer(page, "COPY sir_api sir_api")).toContainText("would run");
    await expect(layer(page, "COPY sir_api sir_api")).toContainText("sir_api/model.py changed");
    await expect(layer(page, "RUN pip install")).toContainText("cached");
    await expect(verdict(page)).toContainText(/s saved/);
  });

  test("a change of the lockfile installs the packages again", async ({ page }) => {
    await button(page, "Change requirements.lock").click();
    await expect(layer(page, "RUN pip install")).toContainText("stands on COPY requirements.lock .");
    await button(page, "Build").click();
    await expect(layer(page, "RUN pip install")).toContainText("made again");
    await expect(page.getByRole("heading", { name: "The last build" })).toBeVisible();
    await button(page, "Build").click();
    await expect(story(page).last()).toContainText("everything came from the cache");
  });

  test("the arrow keys move a layer, and an order that cannot build says why", async ({ page }) => {
    await page.getByRole("button", { name: /^Move RUN pip install/ }).focus();
    await page.keyboard.press("ArrowDown");
    await expect(layer(page, "RUN pip install")).toContainText("fails");
    await expect(layer(page, "RUN pip install")).toContainText("There is no requirements.lock in the image yet");
    await expect(layer(page, "COPY sir_api")).toContainText("not reached");
    await expect(verdict(page)).toContainText("Stops at step 3");
    await expect(page.getByRole("button", { name: /^Move RUN pip install/ })).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(layer(page, "RUN pip install")).toContainText("cached");
  });

  test("a layer can be dragged to another place", async ({ page }) => {
    const grip = page.getByRole("button", { name: /^Move COPY sir_api/ });
    await grip.scrollIntoViewIfNeeded();
    const [from, to] = [await grip.boundingBox(), await layer(page, "WORKDIR /app").boundingBox()];
    if (!from || !to) throw new Error("the layers have no place");
    await page.mouse.move(from.x + 5, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + to.height - 4, { steps: 6 });
    await page.mouse.up();
    await expect(layers(page).nth(-2)).toContainText("COPY sir_api sir_api");
    await expect(layer(page, "RUN pip install")).toContainText("would run");
  });

  test("what is undone can be done again", async ({ page }) => {
    await button(page, "Build").click();
    await button(page, "Undo").click();
    await expect(layer(page, "COPY sir_api sir_api")).toContainText("would run");
    await expect(story(page).last()).toContainText("(undone)");
    await button(page, "Redo").click();
    await expect(layer(page, "COPY sir_api sir_api")).toContainText("made again");
    await expect(button(page, "Redo")).toBeDisabled();
  });

  test("findings are underlined, explained and mended", async ({ page }) => {
    await retype(page, "FROM python:3.13-slim as base\nWORKDIR app\n");
    const findings = page.getByRole("region", { name: "Findings" });
    await expect(findings).toContainText("finds 2 things");
    await expect(findings.getByRole("link", { name: "Why" }).first()).toHaveAttribute(
      "href",
      /\/reference\/checks\/from-as-casing\/$/,
    );
    await findings.getByRole("button", { name: "Write AS" }).click();
    await findings.getByRole("button", { name: "Write /app" }).click();
    await expect(findings).toContainText("finds nothing");
    await expect(editor(page)).toContainText("FROM python:3.13-slim AS base");
  });

  test("a finding can be mended from within the editor, with the keyboard", async ({ page }) => {
    await retype(page, "FROM python:3.13-slim as base\n");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("F8");
    await page.keyboard.press("Control+Shift+m");
    await expect(page.getByRole("button", { name: /Write AS/ }).first()).toBeVisible();
  });

  test("instructions are completed", async ({ page }) => {
    await retype(page, "FROM a\n");
    await page.keyboard.type("HEAL");
    await page.getByRole("option", { name: /HEALTHCHECK/ }).click();
    await expect(editor(page)).toContainText("HEALTHCHECK");
  });

  test("what cannot be read is said with its line, and nothing is lost", async ({ page }) => {
    await retype(page, "FROM a\nRUNN b\n");
    await expect(verdict(page)).toContainText("This cannot be built");
    await expect(verdict(page)).toContainText("Line 2");
    await expect(editor(page)).toContainText("RUNN b");
  });

  test("stages stand side by side, and say what they take from each other", async ({ page }) => {
    await page.getByLabel("Project").selectOption({ label: "farm-yield, step 3: two stages" });
    await expect(page.getByRole("list", { name: "Layers of train, the last instruction on top" })).toBeVisible();
    await expect(page.getByRole("list", { name: "Layers of the image, the last instruction on top" })).toBeVisible();
    await page.getByRole("combobox", { name: "Path of the file" }).fill("training/train.py");
    await page.getByRole("group", { name: "Another file" }).getByRole("button", { name: "Change" }).click();
    await expect(layer(page, "RUN python -m training.make_data")).toContainText("would run");
  });

  test("a file that is not there is said to be none", async ({ page }) => {
    await page.getByRole("combobox", { name: "Path of the file" }).fill("nowhere.py");
    await page.getByRole("group", { name: "Another file" }).getByRole("button", { name: "Remove" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "There is no file nowhere.py" })).toBeVisible();
  });

  test("an order is kept and shown beside what comes after it", async ({ page }) => {
    await button(page, "Compare with this order from now on").click();
    await page.getByLabel("Show what it is compared with beside it").check();
    await page.getByRole("button", { name: /^Move COPY sir_api/ }).focus();
    for (let n = 0; n < 3; n++) await page.keyboard.press("ArrowDown");
    const rival = page.getByRole("region", { name: "To compare with" });
    await expect(rival).toContainText("The order that you kept");
    await expect(rival.getByRole("listitem").filter({ hasText: "RUN pip install" })).toContainText("cached");
    await expect(verdict(page)).toContainText("lost");
  });

  test("the address holds the story", async ({ page }) => {
    await button(page, "Build").click();
    await button(page, "Change requirements.lock").click();
    await expect(page).toHaveURL(/#story=1\./);
    const count = await story(page).count();
    await expect
      .poll(async () => {
        const copy = await page.context().newPage();
        await copy.goto(page.url());
        const told = await copy.getByRole("region", { name: "What you did" }).getByRole("listitem").count();
        await copy.close();
        return told;
      })
      .toBe(count);
  });

  test("a story is played again", async ({ page }) => {
    await button(page, "Play it again").click();
    await expect(story(page).filter({ hasText: "(undone)" })).toHaveCount(2);
    await expect(story(page).filter({ hasText: "(undone)" })).toHaveCount(0, { timeout: 10_000 });
  });

  test("no cache, a target and arguments are taken", async ({ page }) => {
    await page.getByText("How it is built").click();
    await page.getByLabel("Take nothing from the cache (--no-cache)").check();
    await expect(layer(page, "RUN pip install")).toContainText("nothing is taken from the cache");
  });
});

test("a Dockerfile that a lesson breaks stands beside the layers of its own project", async ({ page }) => {
  await page.goto("/lessons/first-image/write-a-dockerfile/");
  await page.getByRole("link", { name: "Open this Dockerfile in the Layer lab" }).first().click();
  await expect(verdict(page)).toContainText('unknown instruction: "--host",');
  await expect(layer(page, "COPY . .")).toBeVisible();
  await expect(layer(page, "HEALTHCHECK")).toHaveCount(0);
});

for (const [what, hash] of [
  ["is cut off", "#story=1.q1YqSyz"],
  ["is of another version", "#story=9.abc"],
] as const) {
  test(`a link that ${what} says so, and the first project opens`, async ({ page }) => {
    await page.goto(`/labs/layers/${hash}`);
    await expect(page.getByRole("alert").filter({ hasText: "This link cannot be opened" })).toBeVisible();
    await expect(layer(page, "COPY sir_api sir_api")).toContainText("would run");
  });
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the lab is a picture of a build after a change", async ({ page }) => {
    await page.goto("/labs/layers/");
    await expect(layer(page, "COPY sir_api sir_api")).toContainText("would run");
    await expect(button(page, "Build")).toBeDisabled();
  });
});

test("the home page's stack is broken and mended", async ({ page }) => {
  await page.goto("/");
  await expect(layers(page).filter({ has: page.getByRole("button", { name: /^Move RUN pip install/ }) })).toContainText(
    "cached",
  );
  const opener = page.getByRole("link", { name: "Open this in the Layer lab" });
  await expect(opener).toHaveAttribute("href", /#story=/);
  const before = (await opener.getAttribute("href")) ?? "";
  await page.getByRole("radio", { name: "everything first" }).check();
  await expect(layers(page).filter({ has: page.getByRole("button", { name: /^Move RUN pip install/ }) })).toContainText(
    "would run",
  );
  await expect(opener).not.toHaveAttribute("href", before);
  await opener.click();
  await expect(page).toHaveURL(/\/labs\/layers\/#story=/);
  await expect(page.getByLabel("Project")).toHaveValue("sir-api@02-first-image");
});
