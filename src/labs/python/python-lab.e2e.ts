import { expect, test, type Page } from "@playwright/test";

const START = 60_000;

test.describe.configure({ timeout: 150_000 });

test("the size is told before anything is fetched, and nothing is", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/labs/python/");
  await expect(page.getByText(/Python, \d+\.\d MB, once/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Run" })).toBeEnabled();
  expect(asked.filter((address) => address.includes("/runtimes/"))).toEqual([]);
});

test("the program of the page prints its peak and draws its curve", async ({ page }) => {
  await page.goto("/labs/python/");
  await page.getByRole("button", { name: "Run" }).click();
  await expect(output(page)).toContainText("Peak: 3,097 people on day 27.5", { timeout: START });
  await expect(page.getByRole("img", { name: /An epidemic/ })).toBeVisible();
});

test("values, errors with their line, endless loops, endless prints and a reset", async ({ page }) => {
  await page.goto("/labs/python/");
  await run(page, "import sys\nx = 6 * 7\nprint('to stderr', file=sys.stderr)\n{'answer': x}");
  await expect(output(page)).toContainText("to stderr");
  await expect(output(page)).toContainText("{'answer': 42}");

  await run(page, "x += 1\nprint(x)\n1 / 0");
  await expect(status(page)).toHaveText("ZeroDivisionError in line 3.");
  await expect(output(page)).toContainText('File "program.py", line 3');
  await expect(output(page)).toContainText("43");
  await expect(output(page)).not.toContainText("page_runner");

  await run(page, "print('fine')\nif True\n    pass");
  await expect(status(page)).toHaveText("SyntaxError in line 2.");

  await run(page, "import matplotlib");
  await expect(output(page)).toContainText("matplotlib is not available in this page");

  await run(page, "while True:\n    print('again and again')");
  await expect(status(page)).toContainText("printed more than 200,000 characters");

  await run(page, "rows = []\nwhile True:\n    rows.append('x' * 10_000_000)");
  await expect(status(page)).toContainText("more memory than the 512 MB");

  await page.getByRole("textbox", { name: "Python" }).fill("print('before')\nwhile True:\n    pass");
  await page.getByRole("button", { name: "Run" }).click();
  await expect(output(page)).toContainText("before");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(status(page)).toContainText("your code is kept");
  await expect(page.getByRole("textbox", { name: "Python" })).toHaveValue(/while True/);

  await run(page, "import shutil\nshutil.rmtree('/', ignore_errors=True)\nx = 1");
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(status(page)).toContainText("as it was at the start", { timeout: START });
  await run(page, "print('x' in globals())");
  await expect(output(page)).toHaveText("False");
});

test("a file that is cut, missing or unreachable is named, and trying again mends it", async ({ page }) => {
  await page.goto("/labs/python/");
  const file = "**/pyodide.asm.wasm.gzip";
  await page.route(file, async (route) => await route.abort());
  await page.getByRole("button", { name: "Run" }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("pyodide.asm.wasm.gzip could not be loaded: the site was not reached");

  await page.unroute(file);
  await page.route(file, async (route) => await route.fulfill({ status: 404 }));
  await page.getByRole("button", { name: "Run" }).click();
  await expect(alert).toContainText("the site answered 404");

  await page.unroute(file);
  await page.route(file, async (route) => await route.fulfill({ body: Buffer.alloc(1_000_000) }));
  await page.getByRole("button", { name: "Run" }).click();
  await expect(alert).toContainText("1.0 MB of 3.6 MB arrived");

  await page.unroute(file);
  await run(page, "print('here after all')");
  await expect(output(page)).toHaveText(/here after all/);
  await expect(alert).toBeHidden();
});

test("what was fetched once is not fetched again", async ({ page }) => {
  await page.goto("/labs/python/");
  await run(page, "1");
  const again: string[] = [];
  page.on("request", (request) => again.push(request.url()));
  await page.reload();
  await run(page, "2");
  expect(again.filter((address) => /wasm|stdlib/.test(address))).toEqual([]);
});

test("once it is there, Python starts again without a network", async ({ page, context }) => {
  await page.goto("/labs/python/");
  await run(page, "x = 1");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(status(page)).toContainText("as it was at the start", { timeout: START });
  await run(page, "print('offline', 6 * 7)");
  await expect(output(page)).toHaveText(/offline 42/);
});

/** Runs a program and waits for its end. */
async function run(page: Page, code: string): Promise<void> {
  await page.getByRole("textbox", { name: "Python" }).fill(code);
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByRole("button", { name: "Stop" })).toBeDisabled({ timeout: START });
}

function status(page: Page) {
  return page.locator("python-lab").getByRole("status");
}

function output(page: Page) {
  return page.getByRole("region", { name: "Output" }).locator("pre");
}
