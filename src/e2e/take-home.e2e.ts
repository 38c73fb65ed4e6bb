import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "./site.ts";

test("the printed clone command clones the example from the site", async ({ page, baseURL }) => {
  await page.goto("/examples/sir-api/");
  const command = await page.getByRole("complementary", { name: "Take it home" }).getByText("git clone").innerText();
  const printed = new URL(command.split(" ").at(-1) ?? "");
  const folder = mkdtempSync(join(tmpdir(), "runs-anywhere-clone-"));
  try {
    const git = (...args: string[]): string =>
      execFileSync("git", args, { cwd: folder, encoding: "utf8", env: { ...process.env, GIT_TERMINAL_PROMPT: "0" } });
    git("clone", "--quiet", new URL(printed.pathname, baseURL).href, "clone");
    git("-C", "clone", "fsck", "--strict");
    expect(git("-C", "clone", "tag").trim().split("\n")).toContain("04-order");
    expect(git("-C", "clone", "show", "HEAD:README.md")).toContain(printed.href);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the zip of a step is a zip", async ({ page }) => {
  await page.goto("/examples/sir-api/");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the zip" }).click();
  expect((await download).suggestedFilename()).toBe("sir-api-07-database.zip");
});
