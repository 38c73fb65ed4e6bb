import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { expect, test } from "../../e2e/site.ts";
import { button, printed, START, status, write } from "./cell-page.ts";

/**
 * The pages of the three languages, a file that their engine cannot do without, and a file of the example whose
 * neighbours, lying in a folder, it imports.
 */
const PAGES = [
  {
    address: "/labs/python/",
    name: "Python",
    call: "What runs after sir_api/model.py",
    file: "pyodide.asm.wasm.gzip",
    missing: "import numpy",
    neighbour: {
      path: "sir_api/__main__.py",
      folder: "examples/sir-api/01-service",
      files: ["sir_api/__init__.py", "sir_api/model.py"],
      code: "from .model import Epidemic, simulate\nprint('neighbour', simulate(Epidemic(9900, 100)).peak_day)",
    },
  },
  {
    address: "/labs/r/",
    name: "R",
    call: "What runs after model.R",
    file: "R.wasm.gzip",
    missing: "who <- readline('Who? ')\nif (who == '') library(deSolve)",
    neighbour: {
      path: "reference.R",
      folder: "examples/sir-plumber/01-service",
      files: ["model.R"],
      code: "source('model.R')\ncat('neighbour', simulate(9900, 100)$peak_day)",
    },
  },
  {
    address: "/labs/typescript/",
    name: "TypeScript",
    call: "What runs after src/model.ts",
    file: "quickjs.wasm.gzip",
    missing: 'import odex from "odex";\nconsole.log(odex);',
    neighbour: {
      path: "src/answer.ts",
      folder: "examples/sir-node/01-service",
      files: ["src/model.ts"],
      code: `import { peak, simulate } from "./model.ts";
const epidemic = { susceptible: 9900, infected: 100, recovered: 0, beta: 0.3, gamma: 0.1 };
console.log("neighbour", peak(simulate(epidemic, { days: 200, step: 0.5, method: "rk4" })).day);`,
    },
  },
];
const PEAK = /peak of 3,?038 infected on day 26\.5/;

test.describe.configure({ timeout: 200_000 });

for (const { address, name, call, file, missing, neighbour } of PAGES) {
  test.describe(address, () => {
    test("the size is told before anything is fetched; then the example's model runs and draws", async ({ page }) => {
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      const warnings: string[] = [];
      page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
      await page.goto("/labs/");
      await page.getByRole("link", { name: `${name} in the page` }).click();
      await expect(page.getByText(new RegExp(`^${name}, \\d+\\.\\d MB, once\\.$`))).toBeVisible();
      await expect(button(page, "Run")).toBeEnabled();
      expect(asked.filter((url) => url.includes("/runtimes/"))).toEqual([]);
      await button(page, "Run").click();
      await expect(printed(page)).toHaveText(PEAK, { timeout: START });
      const plot = page.getByRole("img", { name: /infected: .* to 3,038|Plot 1/ });
      await expect(plot).toBeVisible({ timeout: START });
      expect((await plot.boundingBox())?.height).toBeGreaterThan(100);
      expect(warnings).toEqual([]);
      if (name !== "R") {
        await expect(page.locator("run-cell .field .across")).toHaveText("day050100150200");
        await expect(page.locator("run-cell .field .up")).toHaveText("people01,0002,0003,0004,000");
      }
    });

    test("a file that is missing, cut or unreachable is named; the page works, and so does another try", async ({
      browser,
      baseURL,
    }) => {
      const page = await open(browser, baseURL, address);
      const alert = page.getByRole("alert");
      await page.route(`**/${file}`, async (route) => await route.abort());
      await button(page, "Run").click();
      await expect(alert).toContainText(`${file} could not be loaded: the site was not reached`, { timeout: START });
      await replace(page, file, { status: 404 });
      await button(page, "Run").click();
      await expect(alert).toContainText("the site answered 404");
      await replace(page, file, { body: Buffer.alloc(100_000) });
      await button(page, "Run").click();
      await expect(alert).toContainText(/0\.1 MB of \d+\.\d MB arrived/);
      await page.unroute(`**/${file}`);
      await write(page, call, "print('kept')");
      await button(page, "Reset").click();
      await button(page, "Run").click();
      await expect(printed(page)).toHaveText(PEAK, { timeout: START });
      await expect(alert).toBeHidden();
      await page.close();
    });

    test("without a network it says so; once it is there, it needs none", async ({ browser, baseURL }) => {
      const page = await open(browser, baseURL, address);
      await page.context().setOffline(true);
      await button(page, "Run").click();
      await expect(page.getByRole("alert")).toContainText("Check the connection, then");
      await page.context().setOffline(false);
      await button(page, "Run").click();
      await expect(printed(page)).toHaveText(PEAK, { timeout: START });

      const fetched: string[] = [];
      page.on("request", (request) => fetched.push(request.url()));
      await page.reload();
      await button(page, "Run").click();
      await expect(printed(page)).toHaveText(PEAK, { timeout: START });
      expect(fetched.filter((url) => url.endsWith(file))).toEqual([]);

      await page.context().setOffline(true);
      await button(page, "Reset").click();
      await button(page, "Run").click();
      await expect(printed(page)).toHaveText(PEAK, { timeout: START });
      await page.close();
    });

    test("a file of the example imports its neighbours", async ({ page }) => {
      await page.goto(address);
      const files = Object.fromEntries(
        neighbour.files.map((each) => [each, readFileSync(`${neighbour.folder}/${each}`, "utf8")]),
      );
      await page.locator("run-cell").evaluate(
        (cell, { path, given }) => {
          cell.querySelector(".pane")?.remove();
          const other = cell.cloneNode(true);
          if (!(other instanceof HTMLElement)) throw new Error("The cell is no element of HTML.");
          Object.assign(other.dataset, { path, files: JSON.stringify(given) });
          cell.replaceWith(other);
        },
        { path: neighbour.path, given: files },
      );
      await write(page, call, neighbour.code);
      await button(page, "Run").click();
      await expect(printed(page)).toHaveText(/neighbour 26\.5/, { timeout: START });
      await expect(status(page)).toContainText("Finished", { timeout: START });
    });

    test("what is missing is named", async ({ page }) => {
      await page.goto(address);
      await write(page, call, missing);
      await button(page, "Run").click();
      await expect(printed(page)).toContainText("In a container you would install", { timeout: START });
      if (name === "R")
        await expect(printed(page)).toContainText('readline() gives "". Write the value into the code.');
    });

    test("two tabs run at once, and one does not stop the other", async ({ page, context }) => {
      const other = await context.newPage();
      await Promise.all([page, other].map(async (each) => await each.goto(address)));
      for (const each of [page, other]) await button(each, "Run").click();
      await expect(printed(page)).toHaveText(PEAK, { timeout: START });
      await page.close();
      await expect(printed(other)).toHaveText(PEAK, { timeout: START });
      await expect(status(other)).toContainText("Finished", { timeout: START });
    });
  });
}

/** Opens a page that may complain of what does not arrive. */
async function open(browser: Browser, baseURL: string | undefined, address: string): Promise<Page> {
  const page = await browser.newPage({ ...(baseURL !== undefined && { baseURL }) });
  await page.goto(address);
  return page;
}

async function replace(page: Page, file: string, answer: { status?: number; body?: Buffer }): Promise<void> {
  await page.unroute(`**/${file}`);
  await page.route(`**/${file}`, async (route) => await route.fulfill(answer));
}
