import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { readCourse } from "../schemas/course-folder.ts";
import { siteAddress } from "../schemas/site-address.ts";
import { answerFrom } from "../serve/site.ts";
import { CHROMIUM_FLAGS, findChromium } from "../setup/chromium.mjs";
import { checkHandout } from "./check-handout.ts";
import { readPdf } from "./pdf.ts";
import { listSheaves, printHandout } from "./press.ts";
import { shelveHandouts, type Printed } from "./shelf.ts";

const FOLDER = join("dist", "handouts");
const LESSONS = join("dist", "lessons", "index.html");

/** Prints every handout from the built site into dist/handouts/, and links to them from the built page of all lessons. */
async function print(): Promise<void> {
  const { base } = siteAddress(process.env);
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error("No Chromium or Chrome was found. Install one, or name one with CHROMIUM=/path/to/it.");
  const server = createServer(answerFrom({ root: "dist", base, securityHeaders: true })).listen(0, "127.0.0.1");
  await once(server, "listening");
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  mkdirSync(FOLDER, { recursive: true });
  const printed: Printed[] = [];
  try {
    for (const sheaf of listSheaves(await readCourse("content/lessons"))) {
      const page = await browser.newPage({ baseURL: addressOf(server), colorScheme: "light", bypassCSP: true });
      const bytes = await printHandout(page, sheaf);
      await page.close();
      const report = readPdf(bytes);
      checkHandout(report, sheaf);
      const file = `${sheaf.name}.pdf`;
      writeFileSync(join(FOLDER, file), bytes);
      printed.push({ file, title: sheaf.title, pages: report.pages.length, bytes: bytes.length });
      console.log(`${join(FOLDER, file)}: ${report.pages.length} pages, ${(bytes.length / 1e6).toFixed(1)} MB`);
    }
  } finally {
    await browser.close();
    server.close();
  }
  writeFileSync(LESSONS, shelveHandouts(readFileSync(LESSONS, "utf8"), base, printed));
}

function addressOf(server: Server): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
}

await print().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
