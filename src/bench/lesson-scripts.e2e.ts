import { everyPage } from "../e2e/addresses.ts";
import { expect, test } from "../e2e/site.ts";

/** What every lesson loads, and no lesson twice under another name. */
const SHARED = ["page", "Search", "Term", "OpenQuestion", "Lesson", "preload-helper", "near"];
/** Scripts of labs and of the pane that they open in. */
const OF_LABS = /frame|lab-pane|(sir|layer|context|service)-lab|(Sir|Layer|Context|Service)Lab|StartN|chart|worker/i;

const lessons = everyPage().filter((path) => path.includes("/lessons/") && !path.endsWith("/lessons/"));

test("every lesson loads the same shared scripts, and none of a lab before it is opened", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(lessons.length * 10_000);
  const shared = new Set<string>();
  for (const lesson of lessons) {
    // A page of its own has kept nothing of the lesson before.
    const page = await browser.newPage({ baseURL: String(baseURL) });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(lesson, { waitUntil: "networkidle" });
    await page.close();
    const scripts = asked.filter((path) => path.endsWith(".js"));
    expect(
      asked.filter((path) => OF_LABS.test(path)),
      lesson,
    ).toEqual([]);
    const common = SHARED.map((name) => scripts.filter((path) => path.split("/").at(-1)?.split(".")[0] === name));
    expect(
      common.map(({ length }) => length),
      lesson,
    ).toEqual(SHARED.map(() => 1));
    shared.add(common.flat().join(" "));
  }
  expect(lessons.length).toBeGreaterThan(1);
  expect([...shared]).toHaveLength(1);
});
