import { expect, test } from "vitest";
import { Random } from "./random.ts";
import { binomial, poisson } from "./variates.ts";

const DRAWS = 40_000;

function draw(drawOne: (random: Random) => number): number[] {
  const random = new Random(11);
  return Array.from({ length: DRAWS }, () => drawOne(random));
}

/**
 * Mean and variance must be within five standard errors of those of theory; the fourth moment is that of a normal
 * number, about.
 */
function expectMoments(numbers: readonly number[], mean: number, variance: number): void {
  const found = numbers.reduce((sum, number) => sum + number, 0) / DRAWS;
  const spread = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / DRAWS;
  expect(Math.abs(found - mean)).toBeLessThan(5 * Math.sqrt(variance / DRAWS));
  expect(Math.abs(spread - variance)).toBeLessThan(5 * Math.sqrt((2 * variance ** 2 + variance) / DRAWS));
}

test.each([
  [1, 0.3],
  [20, 0.02],
  [30, 0.3],
  [40, 0.4],
  [1000, 0.7],
  [10_000, 0.0004],
  [1_000_000, 0.2],
  [1e12, 3e-12],
  [1e12, 0.01],
])("binomial(…, %d, %d) has the mean and the variance of theory", (trials, chance) => {
  const numbers = draw((random) => binomial(random, trials, chance));
  expectMoments(numbers, trials * chance, trials * chance * (1 - chance));
  expect(numbers.every((number) => Number.isInteger(number) && number >= 0 && number <= trials)).toBe(true);
});

test.each([0.1, 3, 9.9, 12, 500, 1e8])("poisson(…, %d) has the mean and the variance of theory", (mean) => {
  const numbers = draw((random) => poisson(random, mean));
  expectMoments(numbers, mean, mean);
  expect(numbers.every((number) => Number.isInteger(number) && number >= 0)).toBe(true);
});

/** Sum of (found − expected)² / expected over the numbers that are expected ten times or more, and how many they are. */
function chiSquare(numbers: readonly number[], likely: (count: number) => number): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  let sum = 0;
  let bins = 0;
  for (let count = 0; count < 60; count += 1) {
    const expected = DRAWS * likely(count);
    if (expected < 10) continue;
    sum += ((counts.get(count) ?? 0) - expected) ** 2 / expected;
    bins += 1;
  }
  return (sum - bins) / Math.sqrt(2 * bins);
}

function factorial(count: number): number {
  return count < 2 ? 1 : count * factorial(count - 1);
}

test.each([
  [30, 0.2],
  [40, 0.4],
])("binomial(…, %d, %d) gives each number as often as theory", (trials, chance) => {
  const likely = (count: number): number =>
    count > trials
      ? 0
      : (factorial(trials) / factorial(count) / factorial(trials - count)) *
        chance ** count *
        (1 - chance) ** (trials - count);
  expect(
    Math.abs(
      chiSquare(
        draw((random) => binomial(random, trials, chance)),
        likely,
      ),
    ),
  ).toBeLessThan(4);
});

test.each([4, 14])("poisson(…, %d) gives each number as often as theory", (mean) => {
  const likely = (count: number): number => (Math.exp(-mean) * mean ** count) / factorial(count);
  expect(
    Math.abs(
      chiSquare(
        draw((random) => poisson(random, mean)),
        likely,
      ),
    ),
  ).toBeLessThan(4);
});

test("nothing and everything need no chance", () => {
  const random = new Random(1);
  expect([binomial(random, 0, 0.5), binomial(random, 9, 0), binomial(random, 9, 1), poisson(random, 0)]).toEqual([
    0, 0, 9, 0,
  ]);
});
