import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { locate } from "./mistake.ts";

const lesson = join(mkdtempSync(join(tmpdir(), "lesson-")), "03-lesson.mdx");
writeFileSync(lesson, 'Text.\n\n<Source file="sir-api/Dockerfil" />\n');

test("locate(…) gives what the work gives", async () => {
  expect(await locate(lesson, "sir-api/Dockerfil", async () => 3)).toBe(3);
});

test("locate(…) puts the lesson's file and line before the message", async () => {
  const failing = locate(lesson, "sir-api/Dockerfil", () => Promise.reject(new Error('Did you mean "Dockerfile"?')));
  await expect(failing).rejects.toThrow(`${lesson}:3: Did you mean "Dockerfile"?`);
});

test("locate(…) outside a lesson passes the error on", async () => {
  await expect(locate(undefined, "x", () => Promise.reject(new Error("gone")))).rejects.toThrow(/^gone$/);
});

test("locate(…) finds a place by its pattern", async () => {
  const failing = locate(lesson, /<Source\s/, () => Promise.reject(new Error("gone")));
  await expect(failing).rejects.toThrow(`${lesson}:3: gone`);
});
