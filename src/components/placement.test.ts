import { expect, test } from "vitest";
import { readCourse } from "../schemas/course-folder.ts";
import { getPlacement } from "./placement.ts";

/** The check asks about the parts that its questions were written for. */
const LAST_PART = 4;
/** Whoever comes to learn does not want to be examined: about ten minutes. */
const MOST = 17;

test("every lesson of the first parts is asked about by the placement check", async () => {
  const asked = new Set((await getPlacement()).flatMap(({ lessons }) => lessons));
  const parts = (await readCourse("content/lessons")).filter(({ number }) => number <= LAST_PART);
  const lessons = parts.flatMap((part) => part.lessons.map(({ id }) => id));
  expect(lessons.filter((id) => !asked.has(id))).toEqual([]);
});

test("the placement check stays short", async () => {
  expect((await getPlacement()).length).toBeLessThanOrEqual(MOST);
});

test("every option of the placement check says why it is right or wrong", async () => {
  for (const { options } of await getPlacement())
    for (const { feedback } of options) expect(feedback).toMatch(/[.!?]$/);
});
