import { expect, test } from "vitest";
import { growthOf, LIMIT } from "./growth.ts";

/** A clock that goes on by what the work does, now and then by much more, as on a busy machine. */
function grow(cost: (size: number) => number): number {
  let [now, rounds] = [0, 0];
  return growthOf({
    make: Number,
    work: (size) => {
      rounds += 1;
      now += cost(size) * (rounds % 3 === 0 ? 1 : 7);
    },
    now: () => now,
  });
}

test("what grows in proportion is 1, what grows with the square 2, however busy the machine is", () => {
  expect(grow((size) => size / 1000)).toBeCloseTo(1);
  expect(grow((size) => size ** 2 / 1e6)).toBeCloseTo(2);
  expect(LIMIT).toBeGreaterThan(1.2);
});
