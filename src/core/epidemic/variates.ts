import type { Random } from "./random.ts";

/**
 * How many of so many trials succeed, each with the same chance. `trials` is a whole number up to 1e12, `chance` from
 * 0 to 1.
 *
 * Few successes are counted by inversion, many by transformed rejection: W. Hörmann, "The generation of binomial random
 * variates", 1993, doi:10.1080/00949659308811496, algorithm BTRS.
 */
export function binomial(random: Random, trials: number, chance: number): number {
  if (trials <= 0 || chance <= 0) return 0;
  if (chance >= 1) return trials;
  if (chance > 0.5) return trials - binomial(random, trials, 1 - chance);
  return trials * chance < 10 ? fewSuccesses(random, trials, chance) : manySuccesses(random, trials, chance);
}

/**
 * How many events happen where so many are expected.
 *
 * Few are counted by multiplication, many by transformed rejection: W. Hörmann, "The transformed rejection method for
 * generating Poisson random variables", 1993, doi:10.1016/0167-6687(93)90997-4, algorithm PTRS.
 */
export function poisson(random: Random, mean: number): number {
  if (!(mean > 0)) return 0;
  return mean < 10 ? fewEvents(random, mean) : manyEvents(random, mean);
}

function fewSuccesses(random: Random, trials: number, chance: number): number {
  const odds = chance / (1 - chance);
  let likely = Math.exp(trials * Math.log1p(-chance));
  let left = random.uniform() - likely;
  let count = 0;
  while (left > 0 && count < trials) {
    count += 1;
    likely *= ((trials - count + 1) / count) * odds;
    left -= likely;
    if (likely < 1e-300) break;
  }
  return count;
}

function manySuccesses(random: Random, trials: number, chance: number): number {
  const odds = chance / (1 - chance);
  const deviation = Math.sqrt(trials * chance * (1 - chance));
  const width = 1.15 + 2.53 * deviation;
  const slope = -0.0873 + 0.0248 * width + 0.01 * chance;
  const scale = (2.83 + 5.1 / width) * deviation;
  const mode = Math.floor((trials + 1) * chance);
  for (;;) {
    const across = random.uniform() - 0.5;
    const height = random.uniform();
    const edge = 0.5 - Math.abs(across);
    const count = Math.floor(((2 * slope) / edge + width) * across + trials * chance + 0.5);
    if (edge >= 0.07 && height <= 0.92 - 4.2 / width) return count;
    if (count < 0 || count > trials) continue;
    const log = Math.log((height * scale) / (slope / (edge * edge) + width));
    const bound =
      (mode + 0.5) * Math.log((mode + 1) / (odds * (trials - mode + 1))) +
      (trials + 1) * Math.log((trials - mode + 1) / (trials - count + 1)) +
      (count + 0.5) * Math.log((odds * (trials - count + 1)) / (count + 1)) +
      stirlingTail(mode) +
      stirlingTail(trials - mode) -
      stirlingTail(count) -
      stirlingTail(trials - count);
    if (log <= bound) return count;
  }
}

function fewEvents(random: Random, mean: number): number {
  const end = Math.exp(-mean);
  let product = random.uniform();
  let count = 0;
  while (product > end) {
    product *= random.uniform();
    count += 1;
  }
  return count;
}

function manyEvents(random: Random, mean: number): number {
  const width = 0.931 + 2.53 * Math.sqrt(mean);
  const slope = -0.059 + 0.02483 * width;
  const scale = 1.1239 + 1.1328 / (width - 3.4);
  for (;;) {
    const across = random.uniform() - 0.5;
    const height = random.uniform();
    const edge = 0.5 - Math.abs(across);
    const count = Math.floor(((2 * slope) / edge + width) * across + mean + 0.43);
    if (edge >= 0.07 && height <= 0.9277 - 3.6224 / (width - 2)) return count;
    if (count < 0 || (edge < 0.013 && height > edge)) continue;
    const log = Math.log((height * scale) / (slope / (edge * edge) + width));
    if (log <= count * Math.log(mean) - mean - logFactorial(count)) return count;
  }
}

function logFactorial(count: number): number {
  return (count + 0.5) * Math.log(count + 1) - (count + 1) + 0.5 * Math.log(2 * Math.PI) + stirlingTail(count);
}

/** What Stirling's formula for ln(k!) leaves out, where the formula is that of `logFactorial`. */
function stirlingTail(count: number): number {
  const known = TAILS[count];
  if (known !== undefined) return known;
  const next = count + 1;
  return (1 / 12 - (1 / 360 - 1 / 1260 / (next * next)) / (next * next)) / next;
}

const TAILS = [
  0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
  0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.00833056343336287,
];
