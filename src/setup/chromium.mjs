import { existsSync } from "node:fs";
import { join } from "node:path";
import { findProgram } from "./command.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const APPLICATIONS = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((name) =>
    join(process.env[name] ?? "C:\\Program Files", "Google", "Chrome", "Application", "chrome.exe"),
  ),
];

/** Starts without a sandbox (a container's root has none) and without a word to any other host. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Finds this machine's Chromium or Chrome; CHROMIUM names another one. Undefined when there is none. */
export function findChromium() {
  const named = process.env["CHROMIUM"];
  if (named) return named;
  return NAMES.map(findProgram).find((path) => path !== undefined) ?? APPLICATIONS.find((path) => existsSync(path));
}
