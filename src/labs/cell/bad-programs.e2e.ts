import type { Page } from "@playwright/test";
import { expect, test } from "../../e2e/site.ts";
import { button, printed, START, status, write } from "./cell-page.ts";

/** What a reader may write to the harm of an engine, in each language. */
const LANGUAGES = [
  {
    page: "/labs/python/",
    path: "sir_api/model.py",
    forever: "print('begun')\nwhile True:\n    pass",
    prints: "while True:\n    print('again and again')",
    draws: "import chart\nwhile True:\n    chart.lines([0, 1], [0, 1])\n    chart.show()",
    memory: "rows = []\nwhile True:\n    rows.append('x' * 10_000_000)",
    raises: { code: "print('fine')\n1 / 0", name: "ZeroDivisionError", printed: "fine" },
    unreadable: "if True\n    pass",
    deletes:
      "import os, shutil\nos.remove('/lib/python314.zip')\nshutil.rmtree('/', ignore_errors=True)\nprint('gone')",
    // A part of the library that nothing has asked for so far.
    after: "import colorsys, csv\nprint('recovered', 6 * 7)",
  },
  {
    page: "/labs/r/",
    path: "model.R",
    forever: "cat('begun\\n')\nrepeat {}",
    prints: "repeat cat('again and again\\n')",
    draws: "repeat plot(1)",
    memory: "rows <- list()\nrepeat rows[[length(rows) + 1]] <- numeric(1e6)",
    raises: { code: "cat('fine\\n')\nstop('no')", name: "Error", printed: "fine" },
    // It ends too soon: its last line is named, not the one that would follow.
    unreadable: "x <- (",
    deletes:
      "file.remove(list.files(R.home('library/base'), recursive = TRUE, full.names = TRUE))\nunlink('/', recursive = TRUE)\ncat('gone\\n')",
    after: "library(splines)\nplot(1)\ncat('recovered', stats::median(41:43), '\\n')",
  },
  {
    page: "/labs/typescript/",
    path: "src/model.ts",
    forever: "console.log('begun');\nfor (;;) {}",
    prints: "for (;;) console.log('again and again');",
    draws: "for (;;) {\n  chart.lines([0, 1], [0, 1]);\n  chart.show();\n}",
    memory: "const rows: ArrayBuffer[] = [];\nfor (;;) rows.push(new ArrayBuffer(1e6));",
    raises: { code: "console.log('fine');\nnobody();", name: "ReferenceError", printed: "fine" },
    unreadable: "let = ;",
    after: "console.log('recovered', 6 * 7);",
  },
];

test.describe.configure({ timeout: 200_000 });

for (const { page: address, path, ...programs } of LANGUAGES) {
  const call = `What runs after ${path}`;

  test.describe(address, () => {
    test.beforeEach(async ({ page }) => {
      await page.goto(address);
    });

    test("what has no end is stopped, and the page stays usable meanwhile", async ({ page }) => {
      await write(page, call, programs.forever);
      await button(page, "Run").click();
      await expect(printed(page)).toContainText("begun", { timeout: START });
      await page.getByRole("link", { name: "Labs" }).hover();
      await button(page, "Stop").click();
      await expect(status(page)).toHaveText("Stopped. Your code is kept.");
      await recovers(page, programs.forever);
    });

    test("what prints, draws or takes memory without an end is stopped by itself", async ({ page }) => {
      await run(page, programs.prints);
      await expect(status(page)).toContainText("printed more than 200,000 characters");
      await recovers(page, programs.prints);
      await run(page, programs.draws);
      await expect(status(page)).toContainText("drew more than 50 plots");
      await run(page, programs.memory);
      await expect(status(page)).toContainText(/more memory than the \d+ MB/);
      await recovers(page, programs.memory);
    });

    test("what raises or cannot be read is told with its line", async ({ page }) => {
      const { code, name } = programs.raises;
      await run(page, code);
      const before = await page.locator("run-cell .pane code").first().textContent();
      const first = String(before).split("\n").length;
      await expect(status(page)).toHaveText(`${name} in line ${first + 2}.`);
      await expect(printed(page)).toContainText(programs.raises.printed);
      await expect(page.locator("run-cell .cm-lintRange-error")).toHaveText(code.split("\n").at(-1) ?? "");
      await run(page, programs.unreadable);
      await expect(status(page)).toHaveText(new RegExp(`^syntax ?error in line ${first + 1}\\.$`, "i"));
      await recovers(page, programs.unreadable);
    });

    const { deletes } = programs;
    if (deletes !== undefined) {
      test("what deletes the engine’s own files harms no later run", async ({ page }) => {
        await run(page, deletes);
        await expect(printed(page)).toContainText("gone");
        await recovers(page, deletes);
      });
    }
  });

  /** The reader's code is still there, and another program runs. */
  async function recovers(page: Page, code: string): Promise<void> {
    const editor = page.getByRole("textbox", { name: call });
    expect(await editor.innerText()).toBe(code);
    await run(page, programs.after);
    await expect(printed(page)).toContainText("recovered 42");
    await expect(page.getByRole("alert")).toBeHidden();
  }

  async function run(page: Page, code: string): Promise<void> {
    await write(page, call, code);
    await button(page, "Run").click();
    await expect(button(page, "Stop")).toBeDisabled({ timeout: START });
  }
}
