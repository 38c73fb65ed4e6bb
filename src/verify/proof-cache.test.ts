import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashSources } from "./proof-cache.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "sources-"));
  await write("src/verify/probe.ts", "ask()");
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

test("hashSources(…) changes with what proves, and not with tests or what compares proofs", async () => {
  const before = await hash();
  await write("src/verify/probe.test.ts", "test()");
  await write("src/verify/compare/normalise.ts", "sort()");
  expect(await hash()).toBe(before);
  await write("src/verify/bases/redis.yaml", "tag: redis:8");
  expect(await hash()).not.toBe(before);
});

async function hash(): Promise<string> {
  return await hashSources([join(root, "src/verify")]);
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
