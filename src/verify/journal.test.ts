import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { notePath, openJournal, readNote, type Note } from "./journal.ts";

const NOTE: Note = { verification: "v1", process: "12 345", work: "/tmp/w", ahead: 500, records: ["r1"] };

let cache: string;
let path: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), "journal-"));
  path = notePath(cache, "AB:CD/../x");
});

afterEach(async () => {
  await rm(cache, { recursive: true });
});

test("the note of an engine is one file in the cache folder, whatever the engine's id", () => {
  expect(path).toBe(join(cache, "under-way", "AB-CD-..-x.json"));
});

test("a note says what a session does, and is gone when it has cleaned up", async () => {
  const journal = await openJournal(path, NOTE);
  await journal.begin({ before: ["a"], commands: ["docker build -t x ."], projects: ["p"], tags: { x: "1" } });
  expect(await journal.see(["i1"])).toEqual(["i1"]);
  expect(await journal.see(["i1", "i2"])).toEqual(["i1", "i2"]);
  const stretch = {
    before: ["a"],
    commands: ["docker build -t x ."],
    projects: ["p"],
    tags: { x: "1" },
    seen: ["i1", "i2"],
  };
  expect(await readNote(path)).toHaveProperty("note", { ...NOTE, stretch });
  await journal.end();
  expect(await readNote(path)).toHaveProperty("note", NOTE);
  await journal.close();
  expect(await readdir(dirname(path))).toEqual([]);
});

test("the note of a session that could not clean up stays for the next verification", async () => {
  const journal = await openJournal(path, NOTE);
  await journal.begin({ before: [], commands: [], projects: [], tags: {} });
  await journal.close();
  expect(await readNote(path)).toHaveProperty("note.stretch.before", []);
});

test("of two verifications that start at once on an engine, one is refused", async () => {
  const journal = await openJournal(path, NOTE);
  await expect(openJournal(path, { ...NOTE, verification: "v2" })).rejects.toThrow("has just started on this engine");
  expect(await readNote(path)).toHaveProperty("note.verification", "v1");
  expect(await readdir(dirname(path))).toHaveLength(1);
  await journal.close();
});

test("until when a verification lived is counted by the engine's clock", async () => {
  await mkdir(dirname(path));
  await writeFile(path, JSON.stringify(NOTE));
  await utimes(path, 100, 100);
  expect(await readNote(path)).toHaveProperty("last", 100_500);
});

test.each([
  ["half a note", JSON.stringify(NOTE).slice(0, 40)],
  ["nothing", ""],
  ["another format", '{"process":1}'],
])("%s says nothing that could be removed", async (_what, text) => {
  await mkdir(dirname(path));
  await writeFile(path, text);
  expect(await readNote(path)).toBeUndefined();
});
