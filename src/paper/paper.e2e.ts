import { expect, test } from "../e2e/site.ts";
import { readCourse } from "../schemas/course-folder.ts";
import { faultsOf } from "./check-handout.ts";
import { readPdf, withoutSpaces } from "./pdf.ts";
import { listSheaves, printHandout } from "./press.ts";

test.use({ bypassCSP: true });

test("the whole course prints as one tagged file: every lesson, every source's address, our answers last", async ({
  page,
}) => {
  test.slow();
  const course = listSheaves(await readCourse("content/lessons")).at(-1);
  if (!course) throw new Error("There is no handout.");
  const report = readPdf(await printHandout(page, course));
  expect(faultsOf(report, course)).toEqual([]);
  expect(report.pages.length).toBeGreaterThan(course.parts.flatMap(({ lessons }) => lessons).length);
  const text = report.pages.join("");
  const sources = await page
    .locator(".sources a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(sources.length).toBeGreaterThan(30);
  expect(sources.filter((address) => !text.includes(`(${address})`))).toEqual([]);
  expect(report.links).toEqual(expect.arrayContaining(["#lesson-3.6", "#answers"]));
  expect(text.lastIndexOf(withoutSpaces("Our answers"))).toBeGreaterThan(
    text.lastIndexOf(withoutSpaces("What to keep")),
  );
});

test("no page links to a handout that is not there", async ({ page }) => {
  await page.goto("/lessons/");
  const links = await page.locator(`a[href$=".pdf"]`).all();
  for (const link of links) {
    const answer = await page.request.head((await link.getAttribute("href")) ?? "");
    expect(answer.ok()).toBe(true);
  }
});
