import { expect, test } from "vitest";
import type { Build } from "../schemas/evidence.ts";
import { parseShard, recordedSeconds, takeShard } from "./shard.ts";

const SECONDS: Record<string, number> = {
  "customer-value": 90,
  "farm-yield": 120,
  "ml-api": 400,
  "sir-api": 200,
  "sir-node": 60,
  "sir-plumber": 80,
  "two-services": 50,
};
const NAMES = Object.keys(SECONDS);
const cost = (name: string): number | undefined => SECONDS[name];

const build = (seconds: number): Build => ({ seconds, steps: [] });

const shardsOf = (names: readonly string[], count: number, of = cost): string[][] =>
  Array.from({ length: count }, (_, i) => takeShard(names, { index: i + 1, count }, of));

test.each([1, 2, 3, 4, 7, 12])("every name is in exactly one of %i shards", (count) => {
  expect(shardsOf(NAMES, count).flat().toSorted()).toEqual(NAMES);
});

test("the costliest example has a shard of its own, and the others share the rest", () => {
  const shards = shardsOf(NAMES, 3);
  expect(shards[0]).toEqual(["ml-api"]);
  const loads = shards.map((names) => names.reduce((sum, name) => sum + (SECONDS[name] ?? 0), 0));
  expect(loads).toEqual([400, 280, 320]);
});

test("the order of the names does not matter, and a name given twice is taken once", () => {
  expect(shardsOf([...NAMES.toReversed(), "ml-api"], 4)).toEqual(shardsOf(NAMES, 4));
});

test("without known costs the shards have as many names as one another", () => {
  const sizes = shardsOf(NAMES, 3, () => undefined).map((names) => names.length);
  expect(sizes).toEqual([3, 2, 2]);
  expect(shardsOf(["a", "b", "c", "d"], 2, () => 0)).toEqual([
    ["a", "c"],
    ["b", "d"],
  ]);
});

test("an example that was never proved counts as much as the mean of the others", () => {
  const known: Record<string, number> = { long: 300, short: 20 };
  const shards = shardsOf(["long", "new", "short"], 2, (name) => known[name]);
  expect(shards).toEqual([["long"], ["new", "short"]]);
});

test("a shard may have nothing to do", () => {
  expect(shardsOf(["only"], 3)).toEqual([["only"], [], []]);
  expect(shardsOf([], 1)).toEqual([[]]);
});

test("a part of the examples is written as 2/4", () => {
  expect(parseShard("2/4")).toEqual({ index: 2, count: 4 });
  expect(parseShard("1/1")).toEqual({ index: 1, count: 1 });
});

test.each(["5/4", "0/4", "0/0", "x", "", "2", "2/", "-1/4", "1/1000", "1.5/4", " 1/4", "1/4/2"])(
  '"%s" is refused, and the message says what to write',
  (text) => {
    expect(() => parseShard(text)).toThrow(`"${text}" is no part of the examples. Write "--shard 2/4"`);
  },
);

test("a shard that does not exist is refused", () => {
  expect(() => takeShard(NAMES, { index: 5, count: 4 }, cost)).toThrow('Write "--shard 2/4"');
  expect(() => takeShard(NAMES, { index: 1.5, count: 4 }, cost)).toThrow('Write "--shard 2/4"');
});

test("what evidence cost is the time of its builds and its sessions' commands", () => {
  const image = { bytes: 1, user: "app", command: [], layers: [] };
  const ran = { run: "docker ps", exit: 0, stdout: "", stderr: "", seconds: 2.5 };
  const edited = { edit: { file: "main.py", diff: "" } };
  const session = {
    hash: "0",
    at: "01-service",
    cache: "kept" as const,
    verified: "2026-11-21",
    steps: [ran, edited, ran],
  };
  const images = { "02-image": { image, cold: build(20), rebuilds: { code: build(3) }, probes: [], answers: {} } };
  expect(recordedSeconds({ tests: { "01-service": 144 }, images, sessions: { first: session } })).toBe(40);
  expect(recordedSeconds({ tests: {}, images: {}, sessions: {} })).toBe(0);
});
