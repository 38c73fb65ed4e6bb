import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contentFolders } from "../schemas/evidence-folder.ts";
import { chooseTargets } from "./targets.ts";

const EXAMPLE = `title: A small service
summary: Something to read in a test.
date: 2026-01-05
port: 8000
user: app
tests: { image: "python:3.13-slim", run: python -m unittest }
probes: [{ name: it is up, path: /health, status: 200 }]
steps:
  01-service: { title: Add the service, summary: It answers. }
`;
const MEASUREMENT = `title: Two ways to wait
unit: seconds
conditions: A sleep, and nothing else.
claims: [short < long]
cases:
  short: { label: A short one, example: small, at: 01-service, measure: sleep 0.1 }
  long: { label: A long one, example: small, at: 01-service, measure: sleep 0.5 }
`;
const NOTHING = { named: [], all: false, shard: undefined };

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "targets-"));
  await write("examples/small/example.yaml", EXAMPLE);
  await write("examples/small/01-service/main.py", "print(1)\n");
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

test("chooseTargets(…) gives what has no evidence, measurements among them where there are any", async () => {
  expect(await chooseTargets(contentFolders(root), NOTHING)).toEqual(["small"]);
  await write("content/measurements/waits.yaml", MEASUREMENT);
  expect(await chooseTargets(contentFolders(root), NOTHING)).toEqual([
    "measurements-of-sizes",
    "measurements-of-times",
    "small",
  ]);
});

test("chooseTargets(…) gives the measurements alone when they are named", async () => {
  await write("content/measurements/waits.yaml", MEASUREMENT);
  const choice = { ...NOTHING, named: ["measurements"] };
  expect(await chooseTargets(contentFolders(root), choice)).toEqual(["measurements-of-sizes", "measurements-of-times"]);
});

test("chooseTargets(…) refuses a name that is of nothing, and lists what there is", async () => {
  const choice = { ...NOTHING, named: ["large"] };
  await expect(chooseTargets(contentFolders(root), choice)).rejects.toThrow("Name one of these: small, registry.");
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
