import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import { largestDifference } from "../../core/json/difference.ts";
import { thinValue } from "../../core/json/thin.ts";
import { readOffer } from "../../runtimes/site/manifest.ts";
import { readExample } from "../../schemas/example-folder.ts";

const START = 90_000;

test.describe.configure({ timeout: 180_000 });

test.beforeEach(async () => {
  test.skip(!(await readOffer("service", "/")), "this site was built without the service's packages");
});

test("says its size before anything is fetched, and fetches nothing", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/labs/service/");
  await expect(page.getByText(/Python with FastAPI, \d+\.\d MB, once/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Send" })).toBeDisabled();
  expect(asked.filter((address) => address.includes("/runtimes/"))).toEqual([]);
});

test("answers by form and by curl as the container did, refuses a wrong body, and logs each request", async ({
  page,
}) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("http://localhost:") && !request.url().startsWith("data:"))
      foreign.push(request.url());
  });
  await start(page);
  await ask(page, "GET", "/health");
  await expect(status(page)).toContainText("200 OK");
  expect(JSON.parse(await body(page))).toEqual({ status: "ok" });

  const { questions, answers } = await readQuestions();
  for (const { name, body: question, every } of questions) {
    await ask(page, "POST", "/simulate", question);
    await expect(status(page)).toContainText("200 OK");
    const difference = largestDifference(thinValue(JSON.parse(await body(page)), every), answers[name]);
    expect([name, difference < 1e-9]).toEqual([name, true]);
  }

  await ask(page, "POST", "/simulate", { ...SCENARIO, beta: -0.3 });
  await expect(status(page)).toContainText("422 Unprocessable Content");
  expect(JSON.parse(await body(page)).detail[0].loc).toEqual(["body", "beta"]);
  await ask(page, "POST", "/simulate", "{ not JSON");
  await expect(status(page)).toContainText("422");
  await ask(page, "GET", "/static-offline-docs/swagger-ui.css");
  await expect(status(page)).toContainText("200 OK");
  await ask(page, "GET", "/nowhere/é b");
  await expect(status(page)).toContainText("404 Not Found");

  await page.getByRole("button", { name: "Run curl" }).click();
  await expect(status(page)).toContainText("200 OK");
  expect(JSON.parse(await body(page)).peak_day).toBe(26.5);
  const curl = page.getByRole("textbox", { name: "curl command" });
  await curl.fill("curl -u me:secret localhost:8000/health");
  await page.getByRole("button", { name: "Run curl" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "-u is not understood" })).toBeVisible();
  await expect(status(page)).toHaveText("None: nothing was sent.");
  await expect(page.getByLabel("Body of the answer")).toBeHidden();
  await curl.fill("curl -i localhost:8000/health");
  await page.getByRole("button", { name: "Run curl" }).click();
  await expect(page.getByText('-i prints headers: open "Headers" in the answer.')).toBeVisible();
  await expect(status(page)).toContainText("200 OK");

  const log = page.getByLabel("Log of the server");
  await expect(log).toContainText('INFO:     127.0.0.1:50000 - "GET /health HTTP/1.1" 200 OK');
  await expect(log).toContainText('"GET /nowhere/%C3%A9%20b HTTP/1.1" 404 Not Found');
  expect(foreign).toEqual([]);
});

test("its description can be read, and an operation written into the form", async ({ page }) => {
  await start(page);
  const list = page.getByRole("region", { name: "What it can be asked" });
  await list.getByText("POST /simulate").click();
  await expect(list.getByRole("row", { name: /gamma.*number.*recovery rate per day/ })).toBeVisible();
  await page.getByRole("textbox", { name: "JSON body" }).fill("");
  await list.getByRole("button", { name: "Write it into the form" }).last().click();
  await page.getByRole("button", { name: "Send" }).click();
  await expect(status(page)).toContainText("200 OK");
});

test("the body is edited with lines and colours, and what is no JSON is said by line and sent all the same", async ({
  page,
}) => {
  await page.goto("/labs/service/");
  const body = page.getByRole("textbox", { name: "JSON body" });
  await body.press("Control+End");
  await expect(body.and(page.locator("[contenteditable=true]"))).toBeFocused();
  await page.keyboard.insertText('\n"typed": here');
  await expect(page.getByText("Line 10: this stands after the end of the value.")).toBeVisible();
  await expect(body).toContainText('"typed": here');

  await page.getByRole("button", { name: "Start the service" }).click();
  await expect(page.getByText("The service runs, in this page.")).toBeVisible({ timeout: START });
  await expect(body).toContainText('"typed": here');
  await page.getByRole("button", { name: "Send" }).click();
  await expect(status(page)).toContainText("422 Unprocessable Content");
  await expect(page.getByLabel("Body of the answer")).toContainText("JSON decode error");

  await body.fill('{"susceptible": 99,\n "infected": 1,\n "beta": 0.3,\n "gamma": 0.1}');
  await expect(page.getByText(/^Line \d+:/)).toBeHidden();
  await page.getByRole("button", { name: "Send" }).click();
  await expect(status(page)).toContainText("200 OK");
});

test("without the editor's script the plain field works", async ({ page }) => {
  await page.route("**/_astro/json-editor*", async (route) => await route.abort());
  await page.goto("/labs/service/");
  const body = page.getByRole("textbox", { name: "JSON body" });
  await body.fill('{"beta": }');
  await expect(page.getByText("Line 1: a value is missing before }.")).toBeVisible();
  await expect(body).toHaveValue('{"beta": }');
});

test("stops while it starts and while it works, and starts again from what was kept", async ({ page }) => {
  await start(page);
  const stop = page.getByRole("button", { name: "Stop" });
  const failure = page.getByRole("alert").filter({ visible: true, hasText: /./ });
  await page.getByRole("textbox", { name: "Path" }).fill("/simulate");
  await page.getByRole("textbox", { name: "JSON body" }).fill(JSON.stringify({ ...SCENARIO, days: 3650, step: 0.365 }));
  await page.getByRole("button", { name: "Send" }).click();
  await stop.click();
  await expect(page.getByText("The service is stopped, and its memory is free again.")).toBeVisible({ timeout: 1000 });
  await expect(failure).toHaveCount(0);

  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await page.getByRole("button", { name: "Start the service" }).click();
  await stop.click();
  await expect(page.getByText("The service is stopped, and its memory is free again.")).toBeVisible({ timeout: 1000 });
  await page.getByRole("button", { name: "Start the service" }).click();
  await expect(page.getByText("The service runs, in this page.")).toBeVisible({ timeout: START });
  await expect(failure).toHaveCount(0);
  expect(fetched.filter((url) => /\.(?:gzip|zip)$/.test(url))).toEqual([]);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(status(page)).toContainText("200 OK");
});

test("packages that do not arrive are named, and starting again mends it", async ({ page }) => {
  await page.goto("/labs/service/");
  await page.route("**/packages-*.zip", async (route) => await route.abort());
  await page.getByRole("button", { name: "Start the service" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeVisible({ timeout: START });
  await page.unroute("**/packages-*.zip");
  await page.getByRole("button", { name: "Start the service" }).click();
  await expect(page.getByText("The service runs, in this page.")).toBeVisible({ timeout: START });
});

const SCENARIO = { susceptible: 9900, infected: 100, beta: 0.3, gamma: 0.1, days: 200, step: 0.5 };

async function start(page: Page): Promise<void> {
  await page.goto("/labs/service/");
  await page.getByRole("button", { name: "Start the service" }).click();
  await expect(page.getByText("The service runs, in this page.")).toBeVisible({ timeout: START });
  await expect(page.getByRole("button", { name: "Send" })).toBeEnabled();
}

async function ask(page: Page, method: string, path: string, body: unknown = ""): Promise<void> {
  await page.getByRole("combobox", { name: "Method" }).selectOption(method);
  await page.getByRole("textbox", { name: "Path" }).fill(path);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  await page.getByRole("textbox", { name: "JSON body" }).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("button", { name: "Send" })).toBeEnabled();
}

async function body(page: Page): Promise<string> {
  return (await page.getByLabel("Body of the answer").textContent()) ?? "";
}

function status(page: Page) {
  return page.getByRole("region", { name: "Answer" }).getByRole("status");
}

/** The questions that the container was asked, with what it answered; those over 2,000 days are longer than a page shows. */
async function readQuestions() {
  const { meta } = await readExample("examples", "sir-api");
  const evidence = JSON.parse(await readFile("content/evidence/sir-api.json", "utf8"));
  const answers: Record<string, unknown> = evidence.images["07-database"].answers;
  const questions = (meta.questions ?? []).filter(({ name }) => !name.endsWith("to its end"));
  expect(questions.length).toBeGreaterThan(5);
  return { questions, answers };
}
