import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSession } from "./session-folder.ts";

const HEAD = "title: Look around\nexample: sir-api\nat: 01-service\n";
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sessions-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test.each([
  ["an unknown field", `${HEAD}steps:\n  - run: ls\n    expects: a.txt\n`, ':6: steps.0: Unrecognized key: "expects"'],
  [
    "an expect that is no text",
    `${HEAD}steps:\n  - run: ls\n    expect: 5\n`,
    ":6: steps.0.expect: Invalid input: expected string",
  ],
  [
    "a step without run",
    `${HEAD}steps:\n  - run: ls\n  - why: to see\n`,
    ":6: steps.1.run: Invalid input: expected string, received undefined",
  ],
  [
    "an edit without find",
    `${HEAD}steps:\n  - edit: { file: a, replace: b }\n`,
    ":5: steps.0.edit.find: Invalid input: expected string",
  ],
  ["no steps", `${HEAD}steps: []\n`, ":4: steps: Too small"],
  ["an unknown field of the session", `${HEAD}where: here\nsteps:\n  - run: ls\n`, ':4: Unrecognized key: "where"'],
  [
    "an expected cache that others may have filled",
    `${HEAD}steps:\n  - run: docker build .\n    cached: [WORKDIR /app]\n`,
    ':1: cache: Write "cache: empty"',
  ],
  ["no YAML", `${HEAD}steps:\n  - run: "ls\n`, ":6: This is not valid YAML."],
])("a session with %s is refused with its line", async (_, text, message) => {
  await writeFile(join(folder, "look.yaml"), text);
  await expect(readSession(folder, "look")).rejects.toThrow(`${join(folder, "look.yaml")}${message}`);
});

test("a session that is not there is an error that says so", async () => {
  await expect(readSession(folder, "gone")).rejects.toThrow('There is no session "gone"');
});
