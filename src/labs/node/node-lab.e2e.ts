import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type Page, type Route } from "@playwright/test";
import { answerSir } from "../../core/epidemic/answer.ts";
import { largestDifference } from "../../core/json/difference.ts";
import { everyPage } from "../../e2e/addresses.ts";
import { sirAnswerSchema, sirQuestionSchema } from "../../schemas/sir-service.ts";
import { standInForFrame } from "./stand-in-frame.ts";

const PAGE = "/labs/node/";
const START = { name: "Load Node from stackblitz.com and start" };

test("nothing is asked of another origin before the button, and the page says what the button does", async ({
  page,
}) => {
  const foreign = watchForeign(page);
  await page.goto(PAGE);
  const terms = page.getByRole("region", { name: "Before anything loads" });
  for (const said of ["StackBlitz", "licence", "cookies in frames", "address of this site", "sir-node"])
    await expect(terms).toContainText(said);
  const body = page.getByRole("textbox", { name: "JSON body" });
  await body.focus();
  await expect(body.and(page.locator("[contenteditable=true]"))).toBeFocused();
  await body.fill("{ beta }");
  await expect(page.getByText(/^Line 1: /)).toBeVisible();
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(body).toContainText('"susceptible": 9900');
  await expect(page.getByText(/^Line 1: /)).toBeHidden();
  await page.waitForLoadState("networkidle");
  await expect(page.getByText("Nothing was asked of StackBlitz so far.")).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(0);
  expect(foreign).toEqual([]);
});

test("the origins that the page names are those of its policy, as header and in the page", async ({ page }) => {
  const response = await page.goto(PAGE);
  const named = await page.locator("[data-part=origins] li").allInnerTexts();
  const meta = await page.locator('meta[http-equiv="content-security-policy"]').getAttribute("content");
  for (const policy of [meta, await response?.headerValue("content-security-policy")]) {
    expect(foreignOrigins(policy)).toEqual({ "frame-src": named });
    expect(policy).toContain("connect-src 'self';");
  }
});

test("no other page's policy lets anything in from another origin", async () => {
  const others = everyPage().filter((path) => path !== PAGE);
  expect(others.length).toBeGreaterThan(40);
  for (const path of others) {
    const html = await readFile(path.endsWith("/") ? `dist${path}index.html` : `dist${path}`, "utf8").catch(() => "");
    const policy = /http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1];
    if (html !== "") expect([path, foreignOrigins(policy)]).toEqual([path, {}]);
  }
});

test("search works in the isolated page, its worker included", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(PAGE);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("textbox", { name: "Search the site" }).fill("epidemic");
  await expect(page.getByRole("dialog").getByRole("link").first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test("after the button the whole example is installed and served, and answers as the core does", async ({ page }) => {
  test.setTimeout(120_000);
  const frame = await standInForFrame(page);
  const foreign = watchForeign(page);
  await page.goto(PAGE);
  await page.getByRole("button", START).press("Enter");
  await expect(page.getByText("The service runs, in this page.")).toBeVisible({ timeout: 60_000 });
  const output = page.getByLabel("Output of npm and the service");
  await expect(output).toContainText("$ npm install --omit=dev");
  await expect(output).toContainText("sir-node 1.0.0 listens on");
  for (const beta of [0.3, 0.2, 0.12]) {
    const scenario = sirQuestionSchema.parse({ susceptible: 9900, infected: 100, beta, gamma: 0.1 });
    await page.getByRole("textbox", { name: "JSON body" }).fill(JSON.stringify(scenario));
    await page.getByRole("button", { name: "Send" }).press("Enter");
    await expect(page.getByRole("button", { name: "Send" })).toBeEnabled({ timeout: 20_000 });
    await expect(page.getByRole("region", { name: "Answer" }).getByRole("status")).toContainText("200 OK");
    const body = (await page.getByLabel("Body of the answer").textContent()) ?? "";
    expect(largestDifference(sirAnswerSchema.parse(JSON.parse(body)), answerSir(scenario))).toBeLessThan(1e-9);
  }
  await expect(output).toContainText("POST /simulate 200");
  const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(new Set(foreign)).toEqual(new Set(frame.asked));
  expect(frame.asked).toEqual([
    expect.stringMatching(/^https:\/\/stackblitz\.com\/headless\?coep=require-corp&version=1\.6\.4$/),
  ]);

  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Stopped. Node and its memory are gone")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send" })).toBeDisabled();
  await page.getByRole("button", START).click();
  await expect(page.getByText("The service runs, in this page.")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page.getByText("As it was at the start.")).toBeVisible();
  await expect(output).toBeHidden();
  await frame.end();
});

test("servers that do not answer are named with what to do, and starting again goes on", async ({ page }) => {
  test.setTimeout(120_000);
  await page.clock.install();
  const frame = await standInForFrame(page);
  await page.route("https://stackblitz.com/**", refuse);
  await page.goto(PAGE);
  await page.getByRole("button", START).click();
  await expect(page.getByText("Waiting for StackBlitz, up to 45 seconds")).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(1);
  await page.clock.runFor(46_000);
  const alert = page.getByRole("alert").filter({ hasText: "StackBlitz did not answer" });
  await expect(alert).toContainText("nothing came from https://stackblitz.com within 45 seconds");
  await expect(alert).toContainText("then start again");
  await expect(alert.getByRole("link", { name: "run the service without StackBlitz" })).toHaveAttribute(
    "href",
    "#instead",
  );
  await expect(page.locator("iframe")).toHaveAttribute("src", "about:blank");

  await page.unroute("https://stackblitz.com/**", refuse);
  await page.getByRole("button", START).click();
  await expect(page.getByText("The service runs, in this page.")).toBeVisible({ timeout: 60_000 });
  await expect(alert).toBeHidden();
  await frame.end();
});

test("stopping while it waits asks no more, and an offline device is told at once", async ({ page, context }) => {
  await page.route("https://stackblitz.com/**", async () => undefined);
  await page.goto(PAGE);
  await page.getByRole("button", START).click();
  await expect(page.locator("iframe")).toHaveCount(1);
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Stopped.")).toBeVisible();
  await expect(page.locator("iframe")).toHaveAttribute("src", "about:blank");
  await context.setOffline(true);
  await page.getByRole("button", START).click();
  const alert = page.getByRole("alert").filter({ hasText: "This device is offline" });
  await expect(alert).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", START).click();
  await expect(page.getByText("Waiting for StackBlitz, up to 45 seconds")).toBeVisible();
  await context.setOffline(true);
  await expect(alert).toBeVisible();
});

test("on a host that sends no headers the page says what is missing, and the button stays shut", async ({ page }) => {
  await page.route(PAGE, async (route) => {
    const response = await route.fetch();
    const { "cross-origin-opener-policy": _, "cross-origin-embedder-policy": __, ...headers } = response.headers();
    await route.fulfill({ status: response.status(), headers, body: await response.body() });
  });
  const foreign = watchForeign(page);
  await page.goto(PAGE);
  const alert = page.getByRole("alert").filter({ hasText: "it is not cross-origin isolated" });
  await expect(alert).toContainText("does not send the two headers");
  await expect(alert.getByRole("link")).toBeVisible();
  await expect(page.getByText("Cross-Origin-Embedder-Policy: require-corp")).toBeVisible();
  await expect(page.getByRole("button", START)).toBeDisabled();
  expect(foreign).toEqual([]);
});

async function refuse(route: Route): Promise<void> {
  await route.abort("connectionrefused");
}

/** Notes every address of another origin that the page asks for. */
function watchForeign(page: Page): string[] {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith("http://localhost:")) foreign.push(request.url());
  });
  return foreign;
}

/** What a policy allows beside the site itself, by directive. */
function foreignOrigins(policy: string | null | undefined): Record<string, string[]> {
  const directives = (policy ?? "default-src https:").split("; ").map((directive) => directive.split(" "));
  const foreign = directives.map(([name = "", ...sources]) => [
    name,
    sources.filter((source) => !source.startsWith("'") && source !== "data:"),
  ]);
  return Object.fromEntries(foreign.filter(([, sources]) => (sources?.length ?? 0) > 0));
}
