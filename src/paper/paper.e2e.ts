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
  const answers = text.lastIndexOf(withoutSpaces("Our answers"));
  expect(answers).toBeGreaterThan(text.lastIndexOf(withoutSpaces("What to keep")));
  const hints = [...text.matchAll(/Hint1\./g)].map(({ index }) => index);
  expect(hints.length).toBeGreaterThan(30);
  expect(Math.min(...hints)).toBeGreaterThan(answers);
});

test("no page links to a handout that is not there", async ({ page }) => {
  await page.goto("/lessons/");
  const links = await page.locator(`a[href$=".pdf"]`).all();
  for (const link of links) {
    const answer = await page.request.head((await link.getAttribute("href")) ?? "");
    expect(answer.ok()).toBe(true);
  }
});

for (const [path, title, begins] of [
  ["first-image/build-and-run", "Write the Dockerfile of customer-value", "tools/make_customers.py Dockerfile"],
  ["good-image/make-it-small", "Make the image of customer-value smaller", "# Start from Debian with"],
  ["good-image/data-and-secrets-stay-out", "Keep data and secrets out of customer-value", "# Stage 1 installs."],
  ["more-than-one-container/who-is-db", "Mend the stack", "services: api: build: ."],
] as const)
  test(`“${title}” prints as a question, its files as text, and goals; no sheet ends early for it`, async ({
    page,
  }) => {
    await page.goto(`/lessons/${path}/`, { waitUntil: "networkidle" });
    const printed = readPdf(await page.pdf({ format: "A4", tagged: true })).pages.join("");
    const text = printed.slice(printed.lastIndexOf(withoutSpaces(title)));
    expect(text).toContain(withoutSpaces("Which files"));
    expect(text).toContain(withoutSpaces(begins));
    const goals = page.getByRole("region", { name: `Goals of ${title}` }).getByRole("listitem");
    for (const goal of await goals.allTextContents()) expect(text).toContain(withoutSpaces(goal));
    for (const words of ["Begin again", "Hint 1", "Our answer"]) expect(text).not.toContain(withoutSpaces(words));
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("region", { name: title, exact: true }).evaluate(whatStaysWhole)).toEqual([]);
  });

test("what a reader wrote stands on paper, where the file to improve stood", async ({ page }) => {
  await page.goto("/lessons/more-than-one-container/who-is-db/");
  const exercise = page.getByRole("region", { name: "Mend the stack", exact: true });
  await exercise.getByRole("textbox", { name: "compose.yaml" }).click();
  await expect(exercise.locator(".cm-content")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText("# written by hand\n");
  const text = readPdf(await page.pdf({ format: "A4", tagged: true })).pages.join("");
  expect(text).toContain(withoutSpaces("# written by hand"));
});

/** Names what no sheet divides and is higher than a few lines, so that it may leave a sheet half empty. Runs in the page. */
function whatStaysWhole(exercise: Element): string[] {
  const high = [...exercise.querySelectorAll("*")].filter((part) => part.getBoundingClientRect().height > 150);
  return high
    .filter((part) => part.matches("textarea, img") || getComputedStyle(part).breakInside !== "auto")
    .map((part) => `${part.localName}.${part.className}`);
}
