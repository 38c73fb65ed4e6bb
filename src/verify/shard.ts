import type { Evidence } from "../schemas/evidence.ts";

/** One part of the examples, "2/4": the second of four machines takes it. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/**
 * Reads "2/4".
 * @throws when it is no such text or names a part that there is not; the message says what to write.
 */
export function parseShard(text: string): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > count)
    throw new Error(`"${text}" is no part of the examples. Write "--shard 2/4" for the second of four parts.`);
  return { index, count };
}

/**
 * Gives the names that one shard takes, sorted. Every name is in exactly one shard of a count, whatever the order of `names`:
 * each, the costliest first, goes to the shard that has the least to do.
 * @param cost What proving it takes, in seconds; undefined counts as much as the mean of those that are known.
 * @throws when there is no such shard; the message says what to write.
 */
export function takeShard(
  names: readonly string[],
  { index, count }: Shard,
  cost: (name: string) => number | undefined,
): string[] {
  parseShard(`${index}/${count}`);
  const costs = fillCosts(new Map([...new Set(names)].toSorted().map((name) => [name, cost(name)])));
  const shards = Array.from({ length: count }, () => ({ seconds: 0, names: new Array<string>() }));
  for (const [name, seconds] of [...costs].toSorted((a, b) => b[1] - a[1])) {
    const idlest = shards.reduce((least, shard) => (isIdler(shard, least) ? shard : least));
    idlest.seconds += seconds;
    idlest.names.push(name);
  }
  return (shards[index - 1]?.names ?? []).toSorted();
}

/** What a run of an example's own tests takes about, in seconds, most of it to install what they need: evidence has no time of it. */
const TESTS = 12;

/** Gives about what proving an example again will take, in seconds, from how long the commands took that its evidence records. */
export function recordedSeconds({ tests, images, sessions }: Pick<Evidence, "tests" | "images" | "sessions">): number {
  const proved = Object.values(images);
  const builds = [
    ...proved.flatMap(({ cold }) => cold ?? []),
    ...proved.flatMap(({ rebuilds }) => Object.values(rebuilds)),
  ];
  const commands = Object.values(sessions).flatMap(({ steps }) => steps.filter((step) => "run" in step));
  const atTests = Object.keys(tests).length * TESTS;
  return [...builds, ...commands].reduce((sum, { seconds }) => sum + seconds, atTests);
}

interface Load {
  readonly seconds: number;
  readonly names: readonly string[];
}

/** Where nothing costs anything, the number of names decides. */
function isIdler(shard: Load, other: Load): boolean {
  return shard.seconds === other.seconds ? shard.names.length < other.names.length : shard.seconds < other.seconds;
}

function fillCosts(costs: ReadonlyMap<string, number | undefined>): Map<string, number> {
  const known = [...costs.values()].filter((seconds) => seconds !== undefined);
  const mean = known.length === 0 ? 1 : known.reduce((sum, seconds) => sum + seconds, 0) / known.length;
  return new Map([...costs].map(([name, seconds]) => [name, seconds ?? mean]));
}
