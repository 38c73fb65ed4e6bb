import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test as site } from "../../e2e/site.ts";
import { projectReportSchema } from "../../schemas/project-report.ts";

/** Makes a folder on the disk for one test, and takes it away again. */
const test = site.extend<{ folder: (files: Readonly<Record<string, string | Uint8Array>>) => Promise<string> }>({
  folder: async ({ browserName: _anywhere }, use) => {
    const made: string[] = [];
    await use(async (files) => {
      const root = await mkdtemp(join(tmpdir(), "own-folder-"));
      made.push(root);
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(root, "project", path)), { recursive: true });
        await writeFile(join(root, "project", path), content);
      }
      return join(root, "project");
    });
    for (const root of made) await rm(root, { recursive: true, force: true });
  },
});

const DOCKERFILE = `FROM python:3.13-slim as base
WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY . .
CMD python main.py
`;

const PROJECT = {
  Dockerfile: DOCKERFILE,
  ".dockerignore": "data\n",
  "requirements.txt": "numpy\n",
  "main.py": "print(1)\n",
  ".env": "TOKEN=1\n",
  "data/runs.csv": "1,2\n".repeat(50_000),
  "models/forest.bin": new Uint8Array(300_000),
};

const result = (page: Page): Locator => page.getByRole("region", { name: "project", exact: true });
const says = (page: Page): Locator => page.locator("folder-lab .says");

/** Chooses a folder as in a browser without a dialogue of its own for folders. */
async function choose(page: Page, folder: string): Promise<void> {
  await page.getByLabel("Folder of your project").setInputFiles(folder);
}

async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const box = await page.locator("folder-lab .choose").boundingBox();
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20, data });
}

test.beforeEach(async ({ page }) => {
  await page.goto("/labs/your-project/");
  await expect(page.getByRole("button", { name: "Choose a folder" })).toBeEnabled();
});

test("a chosen folder is read, and opened in both labs, with the network off; no request is made", async ({
  page,
  folder,
}) => {
  const requests: string[] = [];
  await page.waitForLoadState("networkidle");
  page.on("request", (request) => {
    if (request.url().startsWith("http")) requests.push(request.url());
  });
  await page.context().setOffline(true);
  const many = Object.fromEntries(Array.from({ length: 2500 }, (_, n) => [`data/${n}.csv`, "1"]));
  await choose(page, await folder({ ...PROJECT, ...many }));
  await expect(result(page)).toBeVisible();
  await page.getByRole("button", { name: "main.py", exact: true }).click();
  await expect(result(page).getByText("After an edit of main.py")).toBeVisible();
  expect(requests).toEqual([]);
  await page.getByRole("button", { name: "Open in the Context lab" }).click();
  const context = page.getByRole("region", { name: "Your project in the Context lab" });
  await expect(context.getByRole("status", { name: "Kept out", exact: true })).toContainText("2,501 files");
  await page.getByRole("button", { name: "Open in the Layer lab" }).click();
  const layers = page.getByRole("region", { name: "Your project in the Layer lab" });
  await expect(layers.locator(".cm-content")).toBeVisible();
});

test("findings come with the builder's words and our explanation", async ({ page, folder }) => {
  await choose(page, await folder(PROJECT));
  await expect(result(page).getByText("2 findings of docker build --check.")).toBeVisible();
  const finding = result(page).getByRole("listitem").filter({ hasText: "Line 1" });
  await expect(finding).toContainText("'as' and 'FROM' keywords' casing do not match");
  await finding.getByRole("link", { name: "FromAsCasing" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("FromAsCasing");
});

test("what is sent is added up, and secrets are called out", async ({ page, folder }) => {
  await choose(page, await folder(PROJECT));
  await expect(result(page).getByText(".dockerignore is in force.")).toBeVisible();
  await expect(result(page).getByText("1 secret would be sent, to judge by names:")).toBeVisible();
  await expect(result(page).getByRole("row").first()).toContainText("models/");
  await expect(result(page).getByRole("row").first()).toContainText("1 file, 300 kB");
  await expect(result(page).locator("dl")).toContainText("Kept out200 kB 1 file");
});

test("a changed file shows which steps run, and why", async ({ page, folder }) => {
  await choose(page, await folder(PROJECT));
  const answer = result(page).getByRole("status").filter({ hasText: "build" });
  await expect(result(page).getByText("First build: All 4 steps run.")).toBeVisible();
  const field = page.getByRole("combobox", { name: "File" });
  await field.fill("requirements.txt");
  await field.press("Enter");
  await expect(
    result(page).getByText("After an edit of requirements.txt: 3 steps run, 1 comes from the cache."),
  ).toBeVisible();
  await expect(result(page).getByText("requirements.txt changed").first()).toBeVisible();
  await field.fill("data/runs.csv");
  await field.press("Enter");
  await expect(
    result(page).getByText("data/runs.csv is not sent: line 1 of .dockerignore keeps it out."),
  ).toBeVisible();
  await field.fill("mein.py");
  await field.press("Enter");
  await expect(result(page).getByText("There is no file mein.py in the folder.")).toBeVisible();
  await expect(answer).toHaveCount(0);
});

test("the report is copied as Markdown", async ({ page, folder, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await choose(page, await folder(PROJECT));
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect(page.getByText("Copied as Markdown.")).toBeVisible();
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toContain("## project: what docker build would do");
  expect(markdown).toMatch(/- Line 1: \[FromAsCasing\]\(http:\/\/localhost:\d+\/reference\/checks\/from-as-casing\/\)/);
  expect(markdown).toContain("- `.env`: passwords and tokens in plain text");
});

test("the report is downloaded as JSON, as its schema says", async ({ page, folder }) => {
  await choose(page, await folder(PROJECT));
  await page.getByRole("button", { name: "main.py", exact: true }).click();
  await expect(result(page).getByText("After an edit of main.py")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download JSON" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("project-report.json");
  const report = projectReportSchema.parse(JSON.parse(await readFile(await download.path(), "utf8")));
  expect(report).toMatchObject({ project: "project", folder: { files: 7 }, edit: { file: "main.py" } });
  expect(report.edit?.steps.map(({ status }) => status)).toEqual(["cached", "cached", "cached", "runs"]);
});

test("reading many files shows progress and can be cancelled", async ({ page, folder }) => {
  const files = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`data/${n % 100}/${n}.txt`, ""]));
  const root = await folder(files);
  await drop(page, [root]);
  await expect(page.getByRole("progressbar", { name: "Reading the folder" })).toBeVisible();
  await expect(page.locator("folder-lab .count")).toHaveText(/^[1-9][\d,]* files, /);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(says(page)).toHaveText("Cancelled. Nothing of the folder is kept.");
  await expect(page.getByRole("button", { name: "Choose a folder" })).toBeFocused();
  await expect(page.getByRole("progressbar")).toBeHidden();
  await expect(page.locator("folder-lab .result")).toBeHidden();
});

test("a folder can be dropped; empty folders in it and links are told of", async ({ page, folder }) => {
  const root = await folder(PROJECT);
  await symlink("main.py", join(root, "link.py"));
  await drop(page, [root]);
  await expect(result(page)).toBeVisible();
  await page.getByText("What this page could not know").click();
  await expect(result(page).getByText(/A browser leaves out links/)).toBeVisible();
});

test("several dropped things are read as one folder, and the page says so", async ({ page, folder }) => {
  const root = await folder(PROJECT);
  await drop(page, [join(root, "Dockerfile"), join(root, "main.py"), join(root, "data")]);
  const together = page.getByRole("region", { name: "3 dropped items" });
  await expect(together.getByText("The build fails at line 3.")).toBeVisible();
  await expect(together.getByText("There is no requirements.txt in the folder.")).toBeVisible();
  await page.getByText("What this page could not know").click();
  await expect(together.getByText(/You dropped 3 things/)).toBeVisible();
});

test("the context lab opens with the folder's files and rules, and forgets them with the next folder", async ({
  page,
  folder,
}) => {
  await choose(page, await folder(PROJECT));
  await page.getByRole("button", { name: "Open in the Context lab" }).click();
  const lab = page.getByRole("region", { name: "Your project in the Context lab" });
  await expect(lab.getByRole("heading", { level: 2 }).first()).toBeFocused();
  await expect(lab.getByRole("textbox", { name: "Rules, one on each line" })).toHaveValue("data\n");
  await expect(lab.getByRole("rowheader", { name: "main.py" })).toBeVisible();
  await choose(page, await folder({ "other.py": "1" }));
  await expect(lab).toBeHidden();
});

test("the layer lab opens with the folder's Dockerfile and files", async ({ page, folder }) => {
  await choose(page, await folder(PROJECT));
  await page.getByRole("button", { name: "Open in the Layer lab" }).click();
  const lab = page.getByRole("region", { name: "Your project in the Layer lab" });
  await expect(lab.getByRole("heading", { name: "Your project in the Layer lab" })).toBeFocused();
  await expect(lab.getByRole("button", { name: "Change main.py" })).toBeVisible();
  await expect(lab.getByText("RUN pip install -r requirements.txt").first()).toBeVisible();
});

test("a folder without a Dockerfile says what to do, and what would be sent", async ({ page, folder }) => {
  await choose(page, await folder({ "main.py": "1\n", "data/a.csv": "1\n" }));
  await expect(result(page).getByText(/There is no Dockerfile that could be read/)).toBeVisible();
  await expect(result(page).getByText("There is no .dockerignore, so everything is sent.")).toBeVisible();
  await expect(result(page).getByRole("heading", { name: "What if I change a file?" })).toBeHidden();
});

test("a binary Dockerfile is an answer in words", async ({ page, folder }) => {
  const binary = Uint8Array.from({ length: 4000 }, (_, n) => (n * 7919) % 256);
  await choose(page, await folder({ Dockerfile: binary, "main.py": "1\n" }));
  await expect(result(page).getByText("This file is not text. Is it the one that you meant?")).toBeVisible();
  await expect(
    result(page)
      .getByText(/^The builder stops/)
      .first(),
  ).toBeVisible();
});

test("files that are gone while they are read are counted and told", async ({ page, folder }) => {
  const root = await folder(PROJECT);
  // Takes two files away between the choice and the reading.
  await page.evaluate(() => {
    const input = document.querySelector("folder-lab [type=file]");
    input?.addEventListener("change", (event) => event.stopPropagation(), { once: true });
  });
  await choose(page, root);
  await rm(join(root, "main.py"));
  await rm(join(root, "Dockerfile"));
  await page.getByLabel("Folder of your project").dispatchEvent("change");
  await expect(result(page).getByText(/There is no Dockerfile that could be read/)).toBeVisible();
  await page.getByText("What this page could not know").click();
  await expect(result(page).getByText(/^2 paths \(.*main\.py.*\) were gone before they could be read\./)).toBeVisible();
});

test("a Dockerfile that may not be opened is told of", async ({ page, folder }) => {
  await page.evaluate(() => {
    Object.assign(File.prototype, { text: () => Promise.reject(new DOMException("", "NotReadableError")) });
  });
  await choose(page, await folder(PROJECT));
  await expect(result(page).getByText(/There is no Dockerfile that could be read/)).toBeVisible();
  await page.getByText("What this page could not know").click();
  await expect(result(page).getByText(/^2 paths \(Dockerfile, \.dockerignore\) could not be read/)).toBeVisible();
});

test("a name that is not UTF-8 is counted, and everything else is read", async ({ page, folder }) => {
  const root = await folder({ Dockerfile: "FROM scratch\n" });
  await writeFile(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9])]), "1");
  await drop(page, [root]);
  await expect(result(page).getByText("1 file, 13 B, for docker build .")).toBeVisible();
  await page.getByText("What this page could not know").click();
  await expect(result(page).getByText(/^1 path has something in it whose name is not UTF-8/)).toBeVisible();
});

test("one of several Dockerfiles is chosen, with the ignore file of its own", async ({ page, folder }) => {
  const root = await folder({
    ...PROJECT,
    "deploy/api.Dockerfile": "FROM scratch\nCOPY main.py /\n",
    "deploy/api.Dockerfile.dockerignore": "*\n!main.py\n",
  });
  await choose(page, root);
  await page.getByRole("combobox", { name: "Dockerfile" }).selectOption("deploy/api.Dockerfile");
  await expect(result(page).getByText("docker build -f deploy/api.Dockerfile .")).toBeVisible();
  await expect(result(page).getByText("deploy/api.Dockerfile.dockerignore is in force.")).toBeVisible();
  await expect(result(page).getByText("First build: The one step runs.")).toBeVisible();
  await page.getByRole("combobox", { name: "Folder that is sent" }).selectOption("deploy");
  await expect(result(page).getByText("docker build -f deploy/api.Dockerfile deploy")).toBeVisible();
  await expect(result(page).getByText("There is no main.py in the folder.")).toBeVisible();
});

test("the browser's own dialogue for folders is used where there is one", async ({ page }) => {
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const project = await root.getDirectoryHandle("picked", { create: true });
    const file = await project.getFileHandle("Dockerfile", { create: true });
    const stream = await file.createWritable();
    await stream.write("FROM scratch\nCOPY empty /\n");
    await stream.close();
    await project.getDirectoryHandle("empty", { create: true });
    Object.assign(globalThis, { showDirectoryPicker: () => project });
  });
  await page.getByRole("button", { name: "Choose a folder" }).press("Enter");
  const picked = page.getByRole("region", { name: "picked" });
  await expect(picked.getByText("First build: The one step runs.")).toBeVisible();
  await expect(picked.getByRole("heading", { level: 2 })).toBeFocused();
});

test("a dialogue that is closed changes nothing, and a folder that may not be read is told of", async ({ page }) => {
  const button = page.getByRole("button", { name: "Choose a folder" });
  for (const [name, text] of [
    ["AbortError", ""],
    ["SecurityError", "The browser does not let a page read this folder. Drop it here, or choose one within it."],
  ] as const) {
    await page.evaluate((error) => {
      const showDirectoryPicker = (): never => {
        throw new DOMException("", error);
      };
      Object.assign(globalThis, { showDirectoryPicker });
    }, name);
    await button.click();
    await expect(says(page)).toHaveText(text);
  }
});

test("everything is reached with the keyboard", async ({ page, folder }) => {
  await choose(page, await folder(PROJECT));
  await expect(result(page).getByRole("heading", { level: 2 })).toBeFocused();
  const reached: string[] = [];
  for (let steps = 0; steps < 20; steps += 1) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ""));
  }
  for (const name of ["Copy as Markdown", "Download JSON", "FromAsCasing", "Show", "main.py"])
    expect(reached).toContain(name);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the result has no axe violation in the ${colorScheme} theme, and fits a phone`, async ({ page, folder }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await choose(page, await folder(PROJECT));
    await page.getByRole("button", { name: "main.py", exact: true }).click();
    await expect(result(page).getByText("After an edit of main.py")).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
}
