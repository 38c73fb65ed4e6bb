import { readlinkSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { hashInputs, placeSite } from "./site-build.mjs";

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

test("the site is served where its address says that it lies", () => {
  expect(placeSite(undefined)).toEqual({ root: "dist", start: "." });
  expect(placeSite("https://course.example/")).toEqual({ root: "dist", start: "." });
  const { root, start } = placeSite("https://me.example/teaching/course/");
  expect(start).toBe("teaching/course/");
  expect(readlinkSync(join(root, start.slice(0, -1)))).toBe(resolve("dist"));
});

test("what Python leaves behind and other variables ask for none", async () => {
  const first = hashInputs([folder], {});
  await mkdir(join(folder, "app", "__pycache__"), { recursive: true });
  await writeFile(join(folder, "app", "__pycache__", "main.pyc"), "bytes");
  expect(hashInputs([folder], { HOME: "/somewhere" })).toBe(first);
});
