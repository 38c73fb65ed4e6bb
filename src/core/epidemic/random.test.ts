import { expect, test } from "vitest";
import { Random } from "./random.ts";

/** Made from the definition with Python's whole numbers; the jump by raising the generator's matrix to the power 2^64. */
test("the generator is xoshiro128** 1.1", () => {
  const random = Random.from([1, 2, 3, 4]);
  const numbers = Array.from({ length: 10 }, () => random.next());
  expect(numbers).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

test("jumped() is 2^64 numbers ahead, and leaves the generator where it was", () => {
  const random = Random.from([1, 2, 3, 4]);
  const ahead = random.jumped();
  expect([ahead.next(), ahead.next(), ahead.next()]).toEqual([1194304935, 745561276, 25819468]);
  expect(random.next()).toBe(11520);
});

test("a seed gives the same numbers for years", () => {
  const random = new Random(2026);
  expect([random.next(), random.next(), random.next()]).toEqual([1436751614, 3385055077, 1531694736]);
});

test("seeds that differ give numbers that differ, also above 2^32", () => {
  const firsts = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER].map((seed) => {
    const random = new Random(seed);
    return [random.next(), random.next(), random.next(), random.next()].join(" ");
  });
  expect(new Set(firsts).size).toBe(firsts.length);
});

test("uniform() lies between 0 and 1, evenly", () => {
  const random = new Random(1);
  const numbers = Array.from({ length: 100_000 }, () => random.uniform());
  const tenths = Array.from({ length: 10 }, (_, tenth) =>
    numbers.filter((number) => Math.floor(number * 10) === tenth),
  );
  expect(Math.min(...numbers.slice(0, 50_000))).toBeGreaterThan(0);
  const chiSquare = tenths.reduce((sum, { length }) => sum + (length - 10_000) ** 2 / 10_000, 0);
  expect(chiSquare).toBeLessThan(CHI_SQUARE_9);
});

/** Passed once in a thousand times by chance, with 9 degrees of freedom. */
const CHI_SQUARE_9 = 27.88;
