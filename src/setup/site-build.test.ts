import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { hashInputs } from "./site-build.mjs";

const folder = await mkdtemp(join(tmpdir(), "inputs-"));

beforeEach(async () => {
  await mkdir(join(folder, "app"), { recursive: true });
  await writeFile(join(folder, "app", ".dockerignore"), "*.pyc\n");
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

test("a changed file, a new file and another address ask for a build", async () => {
  const first = hashInputs([folder], {});
  await writeFile(join(folder, "app", ".dockerignore"), "**/*.pyc\n");
  const changed = hashInputs([folder], {});
  await writeFile(join(folder, "app", "new.txt"), "");
  const added = hashInputs([folder], {});
  expect(new Set([first, changed, added, hashInputs([folder], { SITE_URL: "https://course.example/" })]).size).toBe(4);
});

test("what Python leaves behind and other variables ask for none", async () => {
  const first = hashInputs([folder], {});
  await mkdir(join(folder, "app", "__pycache__"), { recursive: true });
  await writeFile(join(folder, "app", "__pycache__", "main.pyc"), "bytes");
  expect(hashInputs([folder], { HOME: "/somewhere" })).toBe(first);
});
