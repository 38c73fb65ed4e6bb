import { expect, test } from "vitest";
import { shelveHandouts } from "./shelf.ts";

const PAGE = `<h1>Lessons</h1><div data-part="handouts" data-x></div><footer>foot</footer>`;
const PART = { file: "part-1.pdf", title: "Part 1", pages: 29, bytes: 991_991 };

test("shelveHandouts links to each file, with its pages and size", () => {
  const html = shelveHandouts(PAGE, "/course/", [PART]);
  expect(html).toContain(
    `<a href="/course/handouts/part-1.pdf">Part 1</a> <small>PDF, 29 pages, 1.0 MB</small></li></ul></div><footer>`,
  );
});

test("shelveHandouts replaces what was shelved before", () => {
  const twice = shelveHandouts(shelveHandouts(PAGE, "/", [{ ...PART, pages: 7 }]), "/", [PART]);
  expect(twice).toBe(shelveHandouts(PAGE, "/", [PART]));
});

test("shelveHandouts refuses a page that has no place for them", () => {
  expect(() => shelveHandouts("<p>Nothing.</p>", "/", [PART])).toThrow("has no place");
});
