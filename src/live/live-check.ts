import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Browser } from "@playwright/test";
import { COMPANY, FRAME_ORIGINS } from "../runtimes/node/third-party.ts";
import { liveCheckPath, type LiveCheck } from "../schemas/live-check.ts";
import { siteAddress } from "../schemas/site-address.ts";
import { answerFrom } from "../serve/site.ts";
import { CHROMIUM_FLAGS, findChromium } from "../setup/chromium.mjs";
import { checkNodePage } from "./node-page.ts";

const { values: options } = parseArgs({
  options: { agree: { type: "boolean", default: false }, headed: { type: "boolean", default: false } },
});
if (options.agree) await check();
else explain();

/** npm run live-check -- --agree: opens the built page, presses its button, and writes down what came of it. */
async function check(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error("No Chromium or Chrome was found. Install one, or name one with CHROMIUM=/path/to/it.");
  const { base } = siteAddress(process.env);
  const server = createServer(answerFrom({ root: "dist", base, securityHeaders: true })).listen(0, "localhost");
  await once(server, "listening");
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS, headless: !options.headed });
  try {
    const page = await browser.newPage();
    await keep(browser, await checkNodePage(page, `http://localhost:${portOf(server)}${base}labs/node/`));
  } finally {
    await browser.close();
    server.close();
  }
}

function explain(): void {
  console.log(
    `This opens the page "Node in the page" in a browser of this computer and presses its button: it loads WebContainers from ${FRAME_ORIGINS.join(", ")}, and ${COMPANY}'s terms of service hold for that. What came of it is written to ${liveCheckPath("node")} and shown on "How we verify". If you agree: npm run live-check -- --agree (add --headed to watch).`,
  );
  process.exitCode = 1;
}

async function keep(browser: Browser, { worked, outcome }: Pick<LiveCheck, "worked" | "outcome">): Promise<void> {
  const { version }: { version: string } = JSON.parse(
    await readFile("node_modules/@webcontainer/api/package.json", "utf8"),
  );
  const ran = new Date().toISOString().slice(0, 10);
  const record: LiveCheck = { ran, worked, outcome, browser: `Chromium ${browser.version()}`, client: version };
  const path = liveCheckPath("node");
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(record, undefined, 2)}\n`);
  console.log(
    `${worked ? "It works" : "It failed"}: ${outcome}\nWritten to ${path}; commit it, and build the site again.`,
  );
  process.exitCode = worked ? 0 : 1;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The system gave no port. Run the check again.");
  return address.port;
}
