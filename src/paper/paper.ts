import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { chromium, type Browser } from "@playwright/test";
import { readCourse, type CoursePart } from "../schemas/course-folder.ts";
import { siteAddress } from "../schemas/site-address.ts";
import { answerFrom } from "../serve/site.ts";
import { CHROMIUM_FLAGS, findChromium } from "../setup/chromium.mjs";
import { fetchLesson, makeHandout, type PaperPart } from "./handout.ts";

const FOLDER = join("dist", "handouts");
const STYLE = `
  main > h1 { font-size: 2.2rem; margin: 30vh 0 2rem; }
  .paper-contents { break-after: page; }
  .lesson { break-before: page; max-width: none !important; padding: 0 !important; }
  .lesson a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.8em; overflow-wrap: anywhere; }
`;

/** Prints a handout of each part of the course, and the whole course, from the built site. */
async function print(): Promise<void> {
  const { base } = siteAddress(process.env);
  const parts = (await readCourse("content/lessons")).map((part) => paperOf(part, base));
  const server = createServer(answerFrom({ root: "dist", base, securityHeaders: true })).listen(0, "127.0.0.1");
  await once(server, "listening");
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error("No Chromium or Chrome was found. Install one, or name one with CHROMIUM=/path/to/it.");
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  mkdirSync(FOLDER, { recursive: true });
  try {
    for (const [index, part] of parts.entries())
      await printOne({ browser, server }, `part-${index + 1}`, `Runs Anywhere: ${part.title}`, [part]);
    await printOne({ browser, server }, "course", "Runs Anywhere: the whole course", parts);
  } finally {
    await browser.close();
    server.close();
  }
}

interface Press {
  readonly browser: Browser;
  readonly server: Server;
}

function addressOf(server: Server): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
}

function paperOf({ number, title, lessons }: CoursePart, base: string): PaperPart {
  return {
    title: `${number} ${title}`,
    lessons: lessons.map((lesson) => ({
      number: `${number}.${lesson.number}`,
      title: lesson.title,
      path: `${base.replace(/\/$/, "")}${lesson.path}`,
    })),
  };
}

async function printOne(
  { browser, server }: Press,
  name: string,
  title: string,
  parts: readonly PaperPart[],
): Promise<void> {
  const first = parts[0]?.lessons[0];
  if (!first) throw new Error(`${title} has no lesson.`);
  const page = await browser.newPage({ baseURL: addressOf(server), colorScheme: "light", bypassCSP: true });
  await page.goto(first.path, { waitUntil: "networkidle" });
  // The page knows nothing of modules here: it gets the text of both functions.
  await page.evaluate(
    `(() => { ${String(fetchLesson)}; return (${String(makeHandout)})(${JSON.stringify({ title, parts })}); })()`,
  );
  await page.addStyleTag({ content: STYLE });
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  const pdf = await page.pdf({
    format: "A4",
    scale: 0.85,
    margin: { top: "18mm", bottom: "18mm", left: "18mm", right: "18mm" },
    tagged: true,
    outline: true,
    displayHeaderFooter: true,
    headerTemplate: "<span></span>",
    footerTemplate: `<p style="font-size:8px;width:100%;text-align:center">${title} · <span class="pageNumber"></span></p>`,
  });
  await page.close();
  checkTitles(pdf, parts);
  const file = join(FOLDER, `${name}.pdf`);
  writeFileSync(file, pdf);
  console.log(`${file}: ${countPages(pdf)} pages, ${(pdf.length / 1e6).toFixed(1)} MB`);
}

/** @throws when the outline of a PDF lacks a lesson. */
function checkTitles(pdf: Buffer, parts: readonly PaperPart[]): void {
  const text = pdf.toString("latin1");
  const missing = parts.flatMap(({ lessons }) => lessons).filter(({ title }) => !text.includes(`/Title (${title})`));
  if (missing.length > 0) throw new Error(`The PDF lacks ${missing.map(({ title }) => title).join(", ")}.`);
}

function countPages(pdf: Buffer): number {
  return [...pdf.toString("latin1").matchAll(/\/Type \/Page\b(?!s)/g)].length;
}

await print().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
