import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../../e2e/site.ts";
import { button, printed, START, status, write } from "./cell-page.ts";

const LESSON = "/lessons/first-image/meet-the-model/";
const FILE = "sir_api/model.py";
const CALL = `What runs after ${FILE}`;

test.describe.configure({ timeout: 150_000 });

test("nothing is fetched before a press of Run, and the size is told", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(LESSON);
  await expect(page.getByText(/Python, \d+\.\d MB, once/)).toBeVisible();
  await expect(button(page, "Run")).toBeEnabled();
  expect(asked.filter((address) => /\/runtimes\/|codemirror|cell-(run|editor)/.test(address))).toEqual([]);
});

test("the file of the example runs, prints what the recording prints, and draws", async ({ page }) => {
  await page.goto(LESSON);
  await button(page, "Run").click();
  await expect(printed(page)).toContainText("peak of 3,038 infected on day 26.5", { timeout: START });
  await expect(page.getByRole("img", { name: /infected: .* to 3,038/ })).toBeVisible();
  await expect(status(page)).toContainText("Finished after");
});

test("an exercise gives hints until it is solved", async ({ page }) => {
  await page.goto(LESSON);
  await button(page, "Check").click();
  await expect(status(page)).toHaveText(/^Not yet\. More than 1,500 people/, { timeout: START });
  await write(page, CALL, call("0.1"));
  await button(page, "Check").click();
  await expect(status(page)).toHaveText(/^Not yet\. Now the peak is on day 0/);
  await write(page, CALL, "import sys\nsys.exit(0)");
  await button(page, "Check").click();
  await expect(status(page)).toHaveText(/^Not yet\. The code ended before its last line/);
  await write(page, CALL, "course = simulate(Epidemic(9900, 100))");
  await button(page, "Check").click();
  await expect(status(page)).toContainText("name 'epidemic' is not defined");
  await write(page, CALL, call("0.19"));
  await button(page, "Check").click();
  await expect(status(page)).toHaveText("Right. Fewer contacts make the peak lower, and later too.");
});

test("an error is told with its line, which the editor marks", async ({ page }) => {
  await page.goto(LESSON);
  await write(page, CALL, "print('fine')\n1 / 0");
  await button(page, "Run").click();
  const line = await page
    .locator("run-cell .pane code")
    .first()
    .evaluate((code) => code.textContent.split("\n").length + 2);
  await expect(status(page)).toHaveText(`ZeroDivisionError in line ${line}.`, { timeout: START });
  await expect(printed(page)).toContainText("fine");
  await expect(printed(page)).toContainText(`File "${FILE}", line ${line}`);
  await expect(page.locator("run-cell .cm-lintRange-error")).toHaveText("1 / 0");
  await expect(page.locator("run-cell .cm-lineNumbers").last()).toContainText(String(line));
});

test("a loop without an end is stopped, and the page stays usable", async ({ page }) => {
  await page.goto(LESSON);
  await write(page, CALL, "print('begun')\nwhile True:\n    pass");
  await button(page, "Run").click();
  await expect(printed(page)).toContainText("begun", { timeout: START });
  await page.locator("#exercise-beds-for-1500").getByText("Our answer").click();
  await expect(page.getByText("the peak is 1,412 people")).toBeVisible();
  await button(page, "Stop").click();
  await expect(status(page)).toHaveText("Stopped. Your code is kept.");
  await write(page, CALL, "print(6 * 7)");
  await button(page, "Run").click();
  await expect(printed(page)).toHaveText(/42/, { timeout: START });
});

test("a program that ends itself, asks for input, or is written for a word processor, is told so in plain words", async ({
  page,
}) => {
  await page.goto(LESSON);
  for (const [code, text] of [
    ["import sys\nsys.exit(3)", /^The program ended itself with code 3\.\n$/],
    ["import sys\nsys.exit('no data')", /^no data\nThe program ended itself with code 1\.\n$/],
    ["name = input('Who? ')", /EOFError.*\nNobody can type into this page's programs\. Write the value into the code/],
    ["print(“curly”)", /^ {2}File "sir_api\/model\.py", line 153\n[^]*invalid character[^]*\nThese quotes are curly/],
    ["Epidemic(9900, 100, beta=0,15, gamma=0.1)", /follows keyword argument\nDecimals stand after a point/],
  ] as const) {
    await write(page, CALL, code);
    await button(page, "Run").click();
    await expect(printed(page)).toHaveText(text, { timeout: START });
  }
});

test("edits survive a reload, and Reset takes them back", async ({ page }) => {
  await page.goto(LESSON);
  await write(page, CALL, "print('kept')");
  await page.reload();
  await expect(page.getByRole("textbox", { name: CALL })).toHaveText("print('kept')");
  await button(page, "Reset").click();
  await expect(page.getByRole("textbox", { name: CALL })).toContainText("beta=0.3");
  await page.reload();
  await expect(page.getByRole("group", { name: CALL })).toContainText("beta=0.3");
  await expect(page.getByRole("textbox", { name: CALL })).toHaveCount(0);
});

test("an edit in one tab does not replace another tab's", async ({ page, context }) => {
  const other = await context.newPage();
  for (const each of [page, other]) await each.goto(LESSON);
  await write(page, CALL, "print('mine')");
  await write(other, CALL, "print('theirs')");
  await page.reload();
  await expect(page.getByRole("textbox", { name: CALL })).toHaveText("print('mine')");
});

test("where the browser keeps nothing, the page says so and goes on", async ({ page }) => {
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype as { setItem: (this: Storage, name: string, value: string) => void };
    Storage.prototype.setItem = function refuse(name, value) {
      if (name.startsWith("cell:")) throw new DOMException("full", "QuotaExceededError");
      setItem.call(this, name, value);
    };
  });
  await page.goto(LESSON);
  await write(page, CALL, "print('all the same')");
  await expect(page.getByRole("alert")).toContainText("does not let the page keep your edits");
  await button(page, "Run").click();
  await expect(printed(page)).toContainText("all the same", { timeout: START });
});

test("two cells of a page take turns with one engine, and do not see each other's variables", async ({ page }) => {
  await page.goto(LESSON);
  await page.locator("run-cell").evaluate((cell) => cell.after(cell.cloneNode(true)));
  const [first, second] = [page.locator("run-cell").first(), page.locator("run-cell").last()];
  await write(first, CALL, "import time\nmine = 1\ntime.sleep(1)\nprint('mine' in globals())");
  await write(second, CALL, "print('mine' in globals())");
  await button(first, "Run").click();
  await button(second, "Run").click();
  await expect(status(second)).toContainText("Waiting for another cell");
  await expect(printed(first)).toHaveText(/True/, { timeout: START });
  await expect(printed(second)).toHaveText(/False/);
});

for (const { path, code, fault } of [
  { path: "model.R", code: "mine <- exists('mine')\ncat('seen:', mine, '\\n')", fault: "stop('no')" },
  {
    path: "model.ts",
    code: "const mine: boolean = 'mine' in globalThis;\nconsole.log('seen:', mine);",
    fault: "null.x",
  },
]) {
  test(`the ending of ${path} says which engine runs it, apart from what ran before`, async ({ page }) => {
    await page.goto(LESSON);
    await page.locator("run-cell").evaluate((cell, name) => {
      cell.querySelector(".pane")?.remove();
      const other = cell.cloneNode(true);
      if (other instanceof HTMLElement) other.dataset["path"] = name;
      cell.replaceWith(other);
    }, path);
    for (const _ of [1, 2]) {
      await write(page, CALL, code);
      await button(page, "Run").click();
      await expect(status(page)).toContainText("Finished", { timeout: START });
      await expect(printed(page)).toHaveText(/seen: false/i);
    }
    await write(page, CALL, `${code}\n${fault}`);
    await button(page, "Run").click();
    await expect(status(page)).toHaveText(/in line 3\.$/);
    await expect(page.locator("run-cell .cm-lintRange-error")).toHaveText(fault);
    await write(page, CALL, code);
    await button(page, "Check").click();
    await expect(status(page)).toContainText("The check could not read your code");
  });
}

test("two tabs run at once", async ({ page, context }) => {
  const other = await context.newPage();
  await Promise.all([page, other].map(async (each) => await each.goto(LESSON)));
  for (const each of [page, other]) {
    await each.bringToFront();
    await button(each, "Run").click();
  }
  for (const each of [page, other]) await expect(printed(each)).toContainText("3,038", { timeout: START });
});

test("an engine that does not arrive is named, and trying again mends it", async ({ browser, baseURL }) => {
  const page = await browser.newPage({ ...(baseURL !== undefined && { baseURL }) });
  await page.goto(LESSON);
  await page.route("**/runtimes/manifest.json", async (route) => await route.abort());
  await button(page, "Run").click();
  await expect(page.getByRole("alert")).toContainText("manifest.json could not be loaded: the site was not reached");
  await page.unroute("**/runtimes/manifest.json");
  await page.route("**/*.wasm.gzip", async (route) => await route.fulfill({ status: 404 }));
  await button(page, "Run").click();
  await expect(page.getByRole("alert")).toContainText("the site answered 404");
  await page.unroute("**/*.wasm.gzip");
  await button(page, "Run").click();
  await expect(printed(page)).toContainText("3,038", { timeout: START });
  await expect(page.getByRole("alert")).toBeHidden();
  await page.close();
});

test("a cell works with a keyboard alone", async ({ page }) => {
  await page.goto(LESSON);
  await button(page, "Edit").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: CALL })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("print('by key')");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(printed(page)).toContainText("by key", { timeout: START });
  await page.keyboard.press("Tab");
  await expect(page.getByRole("textbox", { name: CALL })).not.toBeFocused();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`a cell that was edited and run has no fault that axe finds, ${colorScheme}, on a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme });
    await page.goto(LESSON);
    await write(page, CALL, "print('fine')\n1 / 0");
    await button(page, "Check").click();
    await expect(status(page)).toContainText("ZeroDivisionError", { timeout: START });
    const { violations } = await new AxeBuilder({ page }).include("run-cell").analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the file can be read", async ({ page }) => {
    await page.goto(LESSON);
    await expect(page.locator("run-cell").getByRole("group", { name: FILE, exact: true })).toContainText(
      "def simulate(",
    );
    await expect(page.getByRole("group", { name: CALL })).toContainText("beta=0.3");
    await expect(button(page, "Run")).toBeHidden();
  });
});

function call(beta: string): string {
  return `epidemic = Epidemic(9900, 100, beta=${beta}, gamma=0.1)\ncourse = simulate(epidemic)`;
}
