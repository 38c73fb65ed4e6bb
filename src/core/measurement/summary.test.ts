import { expect, test } from "vitest";
import { summarise } from "./summary.ts";

test("summarise(…) of an odd number of values gives the one in the middle, however they came", () => {
  expect(summarise([9, 1, 5, 2, 100])).toEqual({ median: 5, smallest: 1, largest: 100 });
});

test("summarise(…) of an even number of values gives the mean of the two in the middle", () => {
  expect(summarise([4, 1, 3, 2])).toEqual({ median: 2.5, smallest: 1, largest: 4 });
});

test("summarise(…) of values that are all the same spreads over nothing", () => {
  expect(summarise([7, 7, 7, 7, 7])).toEqual({ median: 7, smallest: 7, largest: 7 });
});

test("summarise([]) throws", () => {
  expect(() => summarise([])).toThrow("no values");
});
