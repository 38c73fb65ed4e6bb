import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../e2e/site.ts";

const LAB = "/labs/context/";
const rules = (page: Page): Locator => page.getByRole("textbox", { name: "Rules, one on each line" });
const status = (page: Page, name: string): Locator => page.getByRole("status", { name, exact: true });
const row = (page: Page, name: string): Locator =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const announcement = (page: Page): Locator => page.locator("context-lab [aria-live=polite]");

/** Cells are parted as they are on the screen. */
const INNER = { useInnerText: true };

/** How many megabytes are sent. */
async function readSent(page: Page): Promise<number> {
  const [, amount, unit] = /([\d.]+) ([kM]?B)/.exec(await status(page, "Sent").innerText()) ?? [];
  return (Number(amount) * ({ B: 1, kB: 1e3, MB: 1e6 }[String(unit)] ?? NaN)) / 1e6;
}

async function openLab(page: Page, hash = ""): Promise<void> {
  await page.goto(LAB + hash);
  await expect(rules(page)).toBeEditable();
}

test.describe("with scripts", () => {
  test("typing a rule changes what is sent, and says so once the reader has stopped", async ({ page }) => {
    await openLab(page);
    const before = await readSent(page);
    await rules(page).press("ControlOrMeta+End");
    await rules(page).pressSequentially("data");
    expect(await readSent(page)).toBeCloseTo(before - 99.1, 0);
    await expect(announcement(page)).toHaveText("data/ is no longer sent: 99.1 MB less.");
    await expect(page.getByRole("list", { name: "What each line does" })).toContainText("Line 8 keeps out 99.1 MB");
    await expect(status(page, "Time to send")).toHaveText("39 s at 10 MB/s");
    await page
      .getByRole("combobox", { name: "Sent to" })
      .selectOption({ label: "The engine of this machine, at 500 MB/s" });
    await expect(status(page, "Time to send")).toHaveText("0.8 s at 500 MB/s");
  });

  test("each file names the line that decided", async ({ page }) => {
    await openLab(page);
    await rules(page).fill("# mine\n*\n!src\nsrc/**/*.pyc");
    await expect(row(page, "README.md")).toContainText("kept out", INNER);
    await expect(row(page, "README.md")).toContainText("line 2", INNER);
    await expect(row(page, "src/")).toContainText(/10\.4 kB of 22\.1 kB sent\s*line 3\s*!src/, INNER);
    await row(page, "src/").click();
    await row(page, "risk/").click();
    await row(page, "__pycache__/").click();
    await expect(row(page, "model.cpython-313.pyc")).toContainText(/line 4\s*src\/\*\*\/\*\.pyc/, INNER);
    await expect(row(page, "model.py")).toContainText(/line 3\s*!src/, INNER);
  });

  test("a secret is called out, and a button keeps it out", async ({ page }) => {
    await openLab(page);
    const before = Number.parseInt(await status(page, "Secrets sent").innerText(), 10);
    await expect(page.getByRole("listitem").filter({ hasText: "passwords and tokens in plain text" })).toBeVisible();
    await expect(row(page, ".env secret")).toBeVisible();
    await button(page, "Add **/.env").click();
    await expect(page.getByRole("heading", { name: "What to look at" })).toBeFocused();
    await expect(status(page, "Secrets sent")).toHaveText(`${before - 1} see below`);
    await expect(rules(page)).toHaveValue(/\n\*\*\/\.env\n$/);
    await expect(row(page, ".env")).toContainText(/line 8\s*\*\*\/\.env/, INNER);
  });

  test("one press keeps all secrets out", async ({ page }) => {
    await openLab(page);
    await button(page, "Keep them all out").click();
    await expect(status(page, "Secrets sent")).toHaveText("none");
    await button(page, "Undo").click();
    await expect(page.getByRole("heading", { name: "7 secrets would be sent" })).toBeVisible();
  });

  test("all that it calls out can be mended by its buttons", async ({ page }) => {
    await openLab(page);
    const mend = page.getByRole("button", { name: /^(?:Add [*\w.]|Change it to )/ });
    while ((await mend.filter({ hasNotText: /^Add (?:file|folder)$/ }).count()) > 0)
      await mend
        .filter({ hasNotText: /^Add (?:file|folder)$/ })
        .first()
        .click();
    await expect(status(page, "Secrets sent")).toHaveText("none");
    expect(await readSent(page)).toBeLessThan(0.1);
  });

  test("a line that matches nothing is marked, and the one that was meant is one press away", async ({ page }) => {
    await openLab(page);
    const effects = page.getByRole("list", { name: "What each line does" });
    await expect(effects).toContainText("Line 2 matches nothing");
    await button(page, "Change it to **/__pycache__").click();
    await expect(effects).toContainText("Line 2 keeps out 1.62 MB");
    await expect(rules(page)).toHaveValue(/^# Python\n\*\*\/__pycache__\n/);
  });

  test("when nothing is to be mended, that is said", async ({ page }) => {
    await openLab(page);
    await rules(page).fill("*\n!src\n");
    await expect(page.getByText("No secret is sent, nothing large, and each line does something.")).toBeVisible();
  });

  test("what the builder refuses is shown at its line", async ({ page }) => {
    await openLab(page);
    await rules(page).fill("data\n[a-\n");
    await expect(page.getByText(/^The builder refuses line 2: .*syntax error in pattern/)).toBeVisible();
    await expect(rules(page)).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByText("The builder stops at line 2: nothing is sent.").first()).toBeVisible();
    await expect(status(page, "Sent")).toHaveText("–");
    await expect(page.getByRole("list", { name: "What each line does" })).toContainText("Line 2 refused");
    await rules(page).fill("data\n[a-z]\n");
    await expect(rules(page)).not.toHaveAttribute("aria-invalid");
  });

  test("without the file everything is sent", async ({ page }) => {
    await openLab(page);
    await page.getByRole("radio", { name: "without" }).check();
    await expect(page.getByText("Everything would be sent to the builder.").first()).toBeVisible();
    await page.getByRole("radio", { name: "with it" }).check();
    await expect(page.getByText(/^489 MB of 500 MB would be sent/).first()).toBeVisible();
  });

  test("the rules are copied", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openLab(page);
    await rules(page).fill("data\n**/.env\n");
    await button(page, "Copy the rules").click();
    await expect(page.getByText("Copied. Save it as .dockerignore beside your Dockerfile.")).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("data\n**/.env\n");
  });

  test("the tree is walked, opened and changed with keys alone", async ({ page }) => {
    await openLab(page);
    await row(page, "data/").focus();
    await page.keyboard.press("ArrowRight");
    await expect(row(page, "data/")).toHaveAttribute("aria-expanded", "true");
    await page.keyboard.press("ArrowRight");
    await expect(row(page, "processed/")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await expect(row(page, "patients-2023.csv")).toBeFocused();
    await page.keyboard.press("F2");
    await page.keyboard.insertText("old.csv");
    await page.keyboard.press("Enter");
    await expect(row(page, "old.csv")).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("2 MB");
    await page.keyboard.press("Enter");
    await expect(row(page, "old.csv")).toContainText("2.00 MB", INNER);
    const before = await readSent(page);
    await page.keyboard.press("Delete");
    await expect(row(page, "old.csv")).toHaveCount(0);
    expect(await readSent(page)).toBeCloseTo(before - 2, 0);
    await expect(row(page, "patients-2024.csv")).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expect(row(page, "raw/")).toHaveAttribute("aria-expanded", "false");
    await page.keyboard.press("Home");
    await expect(row(page, ".aws/ secret")).toBeFocused();
    await page.keyboard.press("End");
    await expect(row(page, "train.py")).toBeFocused();
    await page.keyboard.press("d");
    await expect(row(page, "data/")).toBeFocused();
  });

  test("files are added, and what cannot be is said", async ({ page }) => {
    await openLab(page);
    await button(page, "Add file").click();
    await page.getByRole("textbox", { name: "Path" }).fill("data");
    await page.getByRole("textbox", { name: "Size" }).fill("much");
    await button(page, "Save").click();
    await expect(page.getByText("“much” is no size. Write one such as 120 MB, 4.5 kB or 800 B.")).toBeVisible();
    await page.getByRole("textbox", { name: "Size" }).fill("250 MB");
    await button(page, "Save").click();
    await expect(page.getByText("data is there already. Choose another name.")).toBeVisible();
    await page.getByRole("textbox", { name: "Path" }).fill("dump/all.sql");
    await page.keyboard.press("Enter");
    await expect(row(page, "dump/")).toContainText("250 MB", INNER);
    await expect(row(page, "all.sql")).toBeFocused();
    await expect(announcement(page)).toHaveText("dump/ is sent now: 250 MB more.");
  });

  test("undo and redo take back and do again whatever was done", async ({ page }) => {
    await openLab(page);
    const before = await rules(page).inputValue();
    await button(page, "Add data").click();
    await row(page, "models/").click();
    await button(page, "Delete").click();
    await expect(row(page, "models/")).toHaveCount(0);
    await button(page, "Undo").click();
    await expect(row(page, "models/")).toBeVisible();
    await rules(page).press("ControlOrMeta+z");
    await expect(rules(page)).toHaveValue(before);
    await button(page, "Redo").click();
    await expect(rules(page)).toHaveValue(`${before}data\n`);
    await button(page, "Start afresh").click();
    await expect(rules(page)).toHaveValue(before);
    await button(page, "Undo").click();
    await expect(rules(page)).toHaveValue(`${before}data\n`);
  });

  test("the address brings everything back, in another browser too", async ({ page, browser, baseURL }) => {
    await openLab(page);
    await row(page, "models/").click();
    await button(page, "Delete").click();
    await expect(announcement(page)).toHaveText("models/ is gone: 59.8 MB less.");
    await rules(page).fill("data\n!data/sample.csv\n");
    await expect(announcement(page)).toHaveText(/ sent now: 87\.9 MB less\.$/);
    const [sent, address] = [await readSent(page), page.url()];
    const context = await browser.newContext({ baseURL: String(baseURL) });
    const other = await context.newPage();
    await other.goto(address);
    await expect(rules(other)).toHaveValue("data\n!data/sample.csv\n");
    await expect(row(other, "models/")).toHaveCount(0);
    expect(await readSent(other)).toBe(sent);
    await context.close();
  });

  test("a page that is opened again says nothing of its own link", async ({ page }) => {
    await openLab(page);
    await rules(page).fill("data\n");
    await expect(page).toHaveURL(/#context=1\./);
    await page.reload();
    await expect(rules(page)).toHaveValue("data\n");
    await expect(page.getByText(/^Opened from the link/)).toHaveCount(0);
  });

  test("what was written is there again without the address", async ({ page }) => {
    await openLab(page);
    await rules(page).fill("models\n");
    await openLab(page);
    await expect(rules(page)).toHaveValue("models\n");
  });

  test("a link does not take away what was written here before", async ({ page }) => {
    await openLab(page);
    await rules(page).fill("data\n");
    await expect(page).toHaveURL(/#context=1\./);
    const address = new URL(page.url()).hash;
    await rules(page).fill("mine\n");
    await page.goto("/labs/");
    await openLab(page, address);
    await expect(rules(page)).toHaveValue("data\n");
    await expect(page.getByText("Opened from the link. Undo brings back what was here.")).toBeVisible();
    await button(page, "Undo").click();
    await expect(rules(page)).toHaveValue("mine\n");
  });

  for (const hash of ["#context=1.broken", "#context=9.AAAA"])
    test(`the broken link ${hash} gives a message, and the preset opens`, async ({ page }) => {
      await openLab(page, hash);
      await expect(page.getByText(/^This link cannot be read/)).toBeVisible();
      await expect(page.getByText(/^489 MB of 500 MB would be sent/).first()).toBeVisible();
    });

  test("a browser that keeps nothing is told, and the lab goes on", async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(Storage.prototype, {
        setItem(this: Storage, key: string, value: string) {
          if (key.startsWith("context-lab")) throw new DOMException("full", "QuotaExceededError");
          this[key] = value;
        },
      });
    });
    await openLab(page);
    await rules(page).fill("data\n");
    await expect(page.getByText(/^This browser has no room to keep what you write/)).toBeVisible();
    await expect(row(page, "data/")).toContainText("kept out", INNER);
  });

  for (const name of ["farm-yield", "customer-value", "sir-api", "ml-api"])
    test(`the example ${name} opens, and comes back as it was left`, async ({ page }) => {
      await openLab(page);
      const project = page.getByRole("combobox", { name: "Project" });
      await project.selectOption(name);
      await expect(announcement(page)).toHaveText(new RegExp(`^${name} is open\\. .* would be sent`));
      await expect(row(page, "Dockerfile")).toContainText(/line \d+\s*Dockerfile/, INNER);
      await expect(status(page, "Secrets sent")).toHaveText("none");
      await rules(page).fill("tests\n");
      await project.selectOption("ML project");
      await expect(row(page, "models/")).toBeVisible();
      await project.selectOption(name);
      await expect(rules(page)).toHaveValue("tests\n");
    });

  test("an ignore file of the Dockerfile's name goes before .dockerignore", async ({ page }) => {
    await openLab(page);
    await row(page, ".dockerignore").click();
    await button(page, "Rename").click();
    await page.getByRole("textbox", { name: "Path" }).fill("Dockerfile.dockerignore");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Dockerfile.dockerignore" })).toBeVisible();
    await expect(page.getByText(/goes before \.dockerignore/)).toBeVisible();
    await expect(rules(page)).toHaveValue(/logs/);
  });

  test("a project of 100,000 files is opened by its method, and only what is open stands in the page", async ({
    page,
  }) => {
    await openLab(page);
    await page.locator("context-lab").evaluate((lab) => {
      const files = Array.from({ length: 100_000 }, (_, index) => ({
        path: `data/part-${index % 300}/${index}.csv`,
        bytes: 1000,
        type: "file",
      }));
      Reflect.apply(Reflect.get(lab, "open"), lab, [
        { name: "mine", files, ignore: undefined, ignoreName: ".dockerignore" },
      ]);
    });
    await expect(status(page, "Sent")).toHaveText("100 MB in 100,000 files");
    await row(page, "data/").click();
    await expect(page.getByRole("row")).toHaveCount(203);
    await row(page, "100 files more: show the next").click();
    await expect(page.getByRole("row")).toHaveCount(302);
    await rules(page).fill("data/part-1*\n299.csv\n");
    await expect(status(page, "Kept out")).toHaveText(/in 36,974 files/);
    await expect(page.getByRole("list", { name: "What each line does" })).toContainText("Line 2 matches nothing");
    await expect(button(page, "Change it to **/299.csv")).toBeVisible();
    await expect(page.getByRole("heading", { name: ".dockerignore" })).toBeVisible();
  });

  test("an input reaches the picture within one frame", async ({ page }) => {
    await openLab(page);
    const typical = await rules(page).evaluate((field: HTMLTextAreaElement) => {
      const times = Array.from({ length: 40 }, (_, index) => {
        field.value = `data/raw\n*.m${index}\n.venv\n`;
        const start = performance.now();
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        return performance.now() - start;
      });
      return times.toSorted((one, other) => one - other)[20] ?? Infinity;
    });
    expect(typical).toBeLessThan(1000 / 60);
  });

  for (const width of [320, 390])
    test(`nothing is wider than a phone of ${width} px, with long names too`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await openLab(page);
      await rules(page).fill(`${"long-".repeat(60)}\n`);
      await row(page, ".venv/").click();
      await row(page, "lib/").click();
      await button(page, "Add file").click();
      const right = await page
        .locator("context-lab *")
        .evaluateAll((all) => Math.max(...all.map((each) => each.getBoundingClientRect().right)));
      expect(right).toBeLessThanOrEqual(width);
      for (const each of await page.locator("context-lab button:visible, context-lab select").all())
        expect((await each.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the project stands as a table, with its rules and what they do", async ({ page }) => {
    await page.goto(LAB);
    await expect(page.getByRole("row", { name: /^logs\/.*11\.2 MB kept out line 7 ?logs\/$/ })).toBeVisible();
    await expect(page.getByText("489 MB of 500 MB would be sent to the builder.").first()).toBeVisible();
    await expect(rules(page)).toHaveValue(/__pycache__/);
    await expect(page.getByText(/needs JavaScript/)).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: ".env" })).toBeVisible();
  });
});
