import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../e2e/site.ts";
import { packLink } from "../packed-link.ts";

const LAB = "/labs/compose/";
const editor = (page: Page, file = "compose.yaml"): Locator => page.getByRole("textbox", { name: file, exact: true });
const picture = (page: Page): Locator => page.getByRole("group", { name: "Picture of the stack" }).getByRole("img");
const said = (page: Page): Locator => page.getByRole("region", { name: "Findings" });
const announcement = (page: Page): Locator => page.locator("compose-lab [data-part=said]");
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });

async function openLab(page: Page, hash = ""): Promise<void> {
  await page.goto(LAB + hash);
  await expect(page.locator(".cm-content")).toBeVisible();
}

const SMALL = `services:
  web: { image: nginx, ports: ["8080:80"], networks: [outside] }
  db: { image: postgres, volumes: ["data:/var/lib"], networks: [inside] }
volumes: { data: }
networks: { outside: , inside: { internal: true } }
`;

test.describe("with scripts", () => {
  test("the picture follows what is typed, and its words are told once the reader has stopped", async ({ page }) => {
    await openLab(page);
    await editor(page).fill(SMALL);
    const sum = "2 services in 2 networks, with 1 volume and 1 published port.";
    await expect(page.getByRole("img", { name: sum })).toBeVisible();
    await expect(announcement(page)).toHaveText(sum);
    for (const text of ["8080 → 80", "every machine", "inside · no way out", "data"])
      await expect(picture(page).getByText(text, { exact: true })).toBeVisible();
    await page.getByText("The picture in words").click();
    await expect(page.getByText(/Port 8080 of this machine leads to its port 80, for every machine/)).toBeVisible();
    await page.getByText("What Compose makes of the files").click();
    await expect(page.getByText('published: "8080"')).toBeVisible();
    await page.getByRole("radio", { name: "docker compose config --format json" }).check();
    await expect(page.getByText('"published": "8080"')).toBeVisible();
  });

  test("keys, values and names of the file are offered while the reader types, and the next line is indented", async ({
    page,
  }) => {
    await openLab(page);
    await editor(page).fill("services:\n  db: { image: postgres }\n  api:\n    image: a");
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("depends");
    await choose(page, /^depends_on/, "    depends_on:");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Space");
    await choose(page, /^db\s*of this project/, "      db:");
    await page.keyboard.type(" { condition: service_h");
    await choose(page, /^service_healthy/, "{ condition: service_healthy");
    await page.keyboard.type(" }");
    await expect(editor(page)).toContainText("    depends_on:");
    await expect(editor(page)).toContainText("      db: { condition: service_healthy }");
    await expect(said(page)).toContainText("takes these files");
  });

  test("a mistyped key is told in our words and in Compose's, found, and mended by a button", async ({ page }) => {
    await openLab(page);
    await editor(page).fill("services:\n  web:\n    image: nginx\n    port: [80]\n");
    await expect(said(page)).toContainText("Docker Compose refuses these files");
    await expect(said(page)).toContainText('"port" is no key of services.web. Did you mean "ports"?');
    await expect(said(page)).toContainText("Compose says: validating");
    await page.getByRole("button", { name: "compose.yaml, line 4" }).click();
    await expect(editor(page)).toBeFocused();
    await button(page, "Change it to ports").last().click();
    await expect(said(page)).toContainText("Docker Compose takes these files");
    await expect(editor(page)).toContainText("ports: [80]");
    await button(page, "Undo").click();
    await expect(said(page)).toContainText("refuses");
  });

  test("what will hurt is told with its reason, its lesson and a button that mends it", async ({ page }) => {
    await openLab(page);
    const finding = said(page).getByRole("listitem").filter({ hasText: "DATABASE_PASSWORD is written into this file" });
    await expect(finding).toContainText("The file is in git");
    await finding.getByRole("button", { name: "compose.yaml, line" }).click();
    await expect(editor(page)).toBeFocused();
    await finding.getByRole("button", { name: "Take it from ${DATABASE_PASSWORD}" }).click();
    await expect(said(page)).toContainText("refuses");
    await page.getByRole("radio", { name: ".env" }).check();
    await editor(page, ".env").fill("DATABASE_PASSWORD=long-and-secret");
    await expect(said(page)).toContainText("takes these files");
    await expect(finding).toHaveCount(0);
  });

  test("an override and variables of .env count, each in a tab of its own", async ({ page }) => {
    await openLab(page);
    await editor(page).fill("services: { web: { image: 'nginx:${TAG}' } }");
    await expect(said(page)).toContainText('The "TAG" variable is not set');
    await page.getByRole("radio", { name: ".env" }).check();
    await editor(page, ".env").fill("TAG=1.29");
    await expect(picture(page).getByText("nginx:1.29")).toBeVisible();
    await page.getByRole("radio", { name: "compose.override.yaml" }).check();
    await editor(page, "compose.override.yaml").fill("services: { db: { image: postgres } }");
    await expect(page.getByRole("img", { name: /^2 services/ })).toBeVisible();
  });

  test("a link holds what was made, and a reload keeps it", async ({ page }) => {
    await openLab(page);
    await editor(page).fill(SMALL);
    await expect.poll(() => new URL(page.url()).hash).toMatch(/^#compose=1\./);
    const link = new URL(page.url()).hash;
    await page.reload();
    await expect(picture(page)).toHaveAttribute("aria-label", /^2 services/);
    await button(page, "Start afresh").click();
    await expect(picture(page)).toHaveAttribute("aria-label", /^3 services/);
    await expect.poll(() => new URL(page.url()).hash).toBe("");
    await page.goto(`/labs/${LAB.slice("/labs/".length)}${link}`);
    await expect(picture(page)).toHaveAttribute("aria-label", /^2 services/);
  });

  test("a link holds what is looked at: the file, the moment, the event", async ({ page }) => {
    await openLab(page);
    const fates = page.getByRole("region", { name: "What happens on" });
    await page.getByRole("radio", { name: ".env" }).check();
    await page.getByRole("slider").fill("2");
    await fates.getByRole("combobox", { name: "Service that crashes" }).selectOption("db");
    await expect.poll(() => new URL(page.url()).hash).toMatch(/^#compose=1\./);
    const link = page.url();
    await page.goto("/labs/");
    await page.goto(link);
    await expect(page.getByRole("radio", { name: ".env" })).toBeChecked();
    await expect(page.getByRole("slider")).toHaveAttribute("aria-valuetext", "2 s");
    await expect(fates.getByRole("radio", { name: "a crash of" })).toBeChecked();
    await expect(fates.getByRole("combobox", { name: "Service that crashes" })).toHaveValue("db");
    await expect(fates).toContainText(/db\s*running/);
  });

  test("beside a lesson, the lab opens at the part that the lesson names", async ({ page }) => {
    const state = await packLink("compose", JSON.stringify(["ml-api@08-cache", {}, {}, { panel: "time", time: 2 }]));
    await page.goto(`/labs/frame/compose/ml-api@08-cache/${state}`);
    await expect(page.getByRole("heading", { name: "The start" })).toBeFocused();
    await expect(page.getByRole("heading", { name: "The start" })).toBeInViewport();
    await expect(page.getByRole("slider")).toHaveAttribute("aria-valuetext", "2 s");
  });

  test("buttons lead to the parts of the lab", async ({ page }) => {
    await openLab(page);
    await page.getByRole("group", { name: "Go to" }).getByRole("button", { name: "Who reaches whom" }).click();
    await expect(page.getByRole("heading", { name: "Who reaches whom" })).toBeInViewport();
    await expect(page.getByRole("heading", { name: "Who reaches whom" })).toBeFocused();
  });

  test("files of the reader's own are read in the page", async ({ page }) => {
    await openLab(page);
    await page.getByLabel("Compose files of your own").setInputFiles([
      {
        name: "docker-compose.yml",
        mimeType: "text/yaml",
        buffer: Buffer.from("services: { mine: { image: '${A}' } }"),
      },
      { name: ".env", mimeType: "text/plain", buffer: Buffer.from("A=busybox") },
    ]);
    await expect(picture(page).getByText("busybox")).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Project" })).toHaveValue("your files");
    await page
      .getByLabel("Compose files of your own")
      .setInputFiles([{ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("") }]);
    await expect(page.getByText("None of these files is a Compose file.")).toBeVisible();
    await page.getByRole("combobox", { name: "Project" }).selectOption({ index: 0 });
    await expect(picture(page)).toHaveAttribute("aria-label", /^3 services/);
  });

  test("the start can be scrubbed, and durations move it", async ({ page }) => {
    await openLab(page);
    const start = page.getByRole("region", { name: "The start" });
    await expect(start).toContainText(/All 3 services have started after [\d.]+ s\./);
    const row = (name: string): Locator => start.getByRole("listitem").filter({ hasText: new RegExp(`^\\s*${name}`) });
    await expect(row("api").first()).toContainText("running");
    await start.getByRole("slider").fill("2");
    await expect(row("api").first()).toContainText("made, not started");
    const hash = (): string => new URL(page.url()).hash;
    await expect.poll(hash).toMatch(/^#compose=1\./);
    const scrubbed = hash();
    await expect(row("db").first()).toContainText("starting, not healthy yet");
    await expect(row("api").first()).toContainText("waited until db is healthy and cache has started");
    await start.getByText("Change how long things take").click();
    await start.getByRole("group", { name: "db" }).getByRole("spinbutton", { name: "ready after" }).fill("600");
    await expect(start).toContainText("dependency failed to start");
    await expect(start).toContainText("waits until db is healthy, but it became unhealthy");
    await expect.poll(hash).not.toBe(scrubbed);
    await page.reload();
    await expect(start).toContainText("dependency failed to start");
  });

  test("the start plays, and can be paused", async ({ page }) => {
    await openLab(page);
    const slider = page.getByRole("slider");
    const before = await slider.inputValue();
    await button(page, "Play").click();
    await expect.poll(async () => Number(await slider.inputValue())).toBeLessThan(Number(before));
    await button(page, "Pause").click();
    await expect(button(page, "Play")).toBeVisible();
  });

  test("those who want less motion go from event to event", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await openLab(page);
    await button(page, "Play").click();
    await expect(page.getByRole("slider")).toHaveAttribute("aria-valuetext", "0.1 s");
    await button(page, "Pause").click();
  });

  test("the table says who reaches whom, and why, by arrow keys", async ({ page }) => {
    await openLab(page);
    const reach = page.getByRole("region", { name: "Who reaches whom" });
    await reach.getByRole("button", { name: "cache to db: 5432" }).click();
    await expect(reach).toContainText("cache and db share the network back.");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect(reach.getByRole("button", { name: "cache to outside: no" })).toBeFocused();
    await expect(reach).toContainText("all its networks are internal");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowLeft");
    await expect(reach.getByRole("button", { name: "other machines to cache: no" })).toBeFocused();
  });

  test("what happens on down, down -v and a crash is told with its data", async ({ page }) => {
    await openLab(page);
    const fates = page.getByRole("region", { name: "What happens on" });
    await expect(fates).toContainText(/volume ml-api_predictions\s*kept/);
    await fates.getByRole("radio", { name: "docker compose down -v" }).check();
    await expect(fates).toContainText(/volume ml-api_predictions\s*lost/);
    await fates.getByRole("combobox", { name: "Service that crashes" }).selectOption("db");
    await expect(fates.getByRole("radio", { name: "a crash of" })).toBeChecked();
    await expect(fates).toContainText(/db\s*running/);
    await expect(announcement(page)).toHaveText("Nothing that was written is lost.");
  });

  test("an empty file, a bomb and a thousand services are answered", async ({ page }) => {
    await openLab(page);
    await editor(page).fill("");
    await expect(said(page)).toContainText("refuses");
    const bomb = Array.from({ length: 30 }, (_, at) => `x${at + 1}: &x${at + 1} [${`*x${at},`.repeat(9)}]`);
    await editor(page).fill(`x0: &x0 [a]\n${bomb.join("\n")}`);
    await expect(said(page)).toContainText("refuses");
    const many = Array.from(
      { length: 1000 },
      (_, at) => `  s${at}: { image: a, depends_on: [s${Math.max(0, at - 1)}] }`,
    );
    await editor(page).fill(`services:\n${many.join("\n").replace(", depends_on: [s0] }", " }")}`);
    await expect(page.getByText("940 more services are not drawn.")).toBeVisible();
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the first project's files and stack are there", async ({ page }) => {
    await page.goto(LAB);
    await expect(picture(page).getByText("postgres:17.11")).toBeVisible();
    await expect(page.locator("compose-lab noscript p")).toBeVisible();
    await expect(editor(page)).toHaveValue(/^name: ml-api/);
  });
});

/** Chooses one of the completions by keyboard. */
async function choose(page: Page, name: RegExp, written: string): Promise<void> {
  const option = page.getByRole("option", { name });
  await expect(option).toBeVisible();
  // A list that has come this moment takes no keys yet, so that nobody chooses by accident.
  await page.waitForTimeout(250);
  await expect(async () => {
    if ((await option.getAttribute("aria-selected")) !== "true") await page.keyboard.press("ArrowDown");
    await expect(option).toHaveAttribute("aria-selected", "true", { timeout: 200 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect.poll(() => editor(page).innerText()).toContain(written);
}
