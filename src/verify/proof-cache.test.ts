import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashProgram } from "./proof-cache.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "sources-"));
  await write(
    "src/verify/verification.ts",
    'import { ask } from "./probe.ts";\nimport { sort } from "./compare/normalise.ts";',
  );
  await write("src/verify/probe.ts", 'import type { Probe } from "../schemas/example.ts";');
  await write("src/schemas/example.ts", "export type Probe = string;");
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

test("hashProgram(…) stays with tests, what compares proofs, and what the program does not import", async () => {
  const before = await hash();
  await write("src/verify/probe.test.ts", "test()");
  await write("src/verify/compare/normalise.ts", "sort()");
  await write("src/schemas/lesson.ts", "export type Lesson = string;");
  expect(await hash()).toBe(before);
});

test.each(["src/verify/probe.ts", "src/schemas/example.ts", "src/verify/bases/redis.yaml"])(
  "hashProgram(…) changes with %s",
  async (path) => {
    const before = await hash();
    await write(path, "another");
    expect(await hash()).not.toBe(before);
  },
);

async function hash(): Promise<string> {
  return await hashProgram(join(root, "src/verify/verification.ts"));
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
