import { expect, test } from "vitest";
import { thinValue } from "./thin.ts";

test("every nth value of a list is kept, and the last one", () => {
  expect(thinValue({ time: [0, 1, 2, 3, 4, 5], peak: 3 }, 2)).toEqual({ time: [0, 2, 4, 5], peak: 3 });
  expect(thinValue([0, 1, 2, 3, 4], 2)).toEqual([0, 2, 4]);
});

test("a list inside a list is thinned too", () => {
  expect(thinValue({ series: [[1, 2, 3, 4], [5], [6]] }, 3)).toEqual({ series: [[1, 4], [6]] });
});

test("one of one keeps everything", () => {
  expect(thinValue({ all: [1, 2, 3], none: null, text: "abc" }, 1)).toEqual({
    all: [1, 2, 3],
    none: null,
    text: "abc",
  });
});
