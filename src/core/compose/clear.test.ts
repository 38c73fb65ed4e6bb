import { expect, test } from "vitest";
import { clear } from "./clear.ts";
import type { Path } from "./node.ts";
import { outcomeOf, readMap } from "./read-map.ts";

test.each<[paths: Path[], left: unknown]>([
  [[], { a: { b: { c: 1 }, d: [2] } }],
  [[["a", "b"]], { a: { d: [2] } }],
  [[["a", "b", "c"]], { a: { b: {}, d: [2] } }],
  [
    [
      ["a", "d"],
      ["a", "b", "c"],
    ],
    { a: { b: {} } },
  ],
  [[["a", "*", "c"]], { a: { b: {}, d: [2] } }],
  [[["e", "b"]], { a: { b: { c: 1 }, d: [2] } }],
  [[["a", "d", 0]], { a: { b: { c: 1 }, d: [2] } }],
])("without %j", (paths, left) => {
  expect(outcomeOf(() => clear(readMap("a: {b: {c: 1}, d: [2]}"), paths))).toEqual(left);
});
