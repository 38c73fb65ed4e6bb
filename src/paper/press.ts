import type { Page } from "@playwright/test";
import type { CoursePart } from "../schemas/course-folder.ts";
import { siteAddress } from "../schemas/site-address.ts";
import { fetchLesson, frontOf, makeHandout, takeAnswers, type Handout, type PaperPart } from "./handout.ts";

/** What only a handout needs beside print.css. */
const STYLE = `
  .paper-front h1 { font-size: 2.4rem; margin: 25vh 0 2rem; }
  .paper-front ol { list-style: none; padding-inline-start: 1.5rem; }
  .paper-front > ol { padding: 0; font-size: 1.1rem; }
  .paper-front p { margin-top: 3rem; }
  .lesson, .paper-answers { break-before: page; }
  .paper-answers section { break-inside: avoid; }
  a[data-here]::after { content: none !important; }
`;

/** One file for paper: a part of the course, or all of it. */
export interface Sheaf {
  /** "part-1" */
  readonly name: string;
  readonly title: string;
  readonly parts: readonly PaperPart[];
}

/** Says which handouts there are: one of each part, and the whole course. */
export function listSheaves(course: readonly CoursePart[]): Sheaf[] {
  const parts = course.map((part) => ({ part, paper: paperOf(part) }));
  return [
    ...parts.map(({ part: { number, title }, paper }) => ({
      name: `part-${number}`,
      title: `Runs Anywhere, part ${number}: ${title}`,
      parts: [paper],
    })),
    { name: "course", title: "Runs Anywhere: the whole course", parts: parts.map(({ paper }) => paper) },
  ];
}

function paperOf({ number, title, lessons }: CoursePart): PaperPart {
  return {
    title: `Part ${number}: ${title}`,
    lessons: lessons.map((lesson) => ({
      number: `${number}.${lesson.number}`,
      title: lesson.title,
      path: `${siteAddress(process.env).base.replace(/\/$/, "")}${lesson.path}`,
    })),
  };
}

/** Prints a handout with a page whose base address serves the built site, and whose policy is not asked. */
export async function printHandout(page: Page, { title, parts }: Sheaf): Promise<Uint8Array> {
  const first = parts[0]?.lessons[0];
  if (!first) throw new Error(`${title} has no lesson.`);
  // A page takes its letters only from what is at hand at once; the second time they are.
  await page.goto(first.path, { waitUntil: "networkidle" });
  await page.evaluate("Promise.all([...document.fonts].map((font) => font.load()))");
  await page.reload({ waitUntil: "networkidle" });
  const handout: Handout = { title, parts, site: siteAddress(process.env).origin };
  // The page knows nothing of modules here: it gets the text of the functions.
  const functions = [fetchLesson, frontOf, takeAnswers, makeHandout].map(String).join("\n");
  await page.evaluate(`(() => { ${functions}; return makeHandout(${JSON.stringify(handout)}); })()`);
  await page.addStyleTag({ content: STYLE });
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  return await page.pdf({
    format: "A4",
    tagged: true,
    outline: true,
  });
}
