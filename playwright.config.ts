import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium } from "./src/setup/chromium.mjs";
import { nodePath } from "./src/setup/command.mjs";

/** The browser tests have a server of their own, so that npm start may run beside them. */
const PORT = process.env["E2E_PORT"] ?? "4397";
const chromium = findChromium();
if (!chromium) throw new Error("No Chromium or Chrome was found. Install one, or name one with CHROMIUM=/path/to/it.");

export default defineConfig({
  testDir: "src",
  testMatch: "**/*.e2e.ts",
  outputDir: ".cache/e2e",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 30_000,
  reporter: [["list"], ["json", { outputFile: ".cache/reports/e2e.json" }]],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    browserName: "chromium",
    launchOptions: { executablePath: chromium, args: CHROMIUM_FLAGS },
    screenshot: "only-on-failure",
  },
  webServer: {
    command: `"${nodePath()}" src/serve/serve.ts`,
    env: { PORT },
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
