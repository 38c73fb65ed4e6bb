import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "./run-command.ts";
import { mountsBelow, takeWorkFolder } from "./work-folder.ts";

let tmp: string;

beforeEach(async () => {
  tmp = await mkdtemp(join(tmpdir(), "work-"));
});

afterEach(async () => {
  await rm(tmp, { recursive: true });
});

test("the folder is empty at first and gone when it is released", async () => {
  await mkdir(join(tmp, "runs-anywhere/left"), { recursive: true });
  const work = await takeWorkFolder(tmp, runCommand);
  expect(await readdir(work.path)).toEqual(["verifier.pid"]);
  await work.release();
  expect(await readdir(tmp)).toEqual([]);
});

test("a second verification is told which process has the folder", async () => {
  await mkdir(join(tmp, "runs-anywhere"));
  await writeFile(join(tmp, "runs-anywhere/verifier.pid"), "4711\n");
  await expect(takeWorkFolder(tmp, runCommand, () => true)).rejects.toThrow(
    "Another verification is running (process 4711)",
  );
});

test("the folder of a verification that was killed is taken over", async () => {
  await mkdir(join(tmp, "runs-anywhere"));
  await writeFile(join(tmp, "runs-anywhere/verifier.pid"), "4711\n");
  await expect(takeWorkFolder(tmp, runCommand, () => false)).resolves.toHaveProperty(
    "path",
    join(tmp, "runs-anywhere"),
  );
});

test("mountsBelow(…) names the mounts in a folder, the innermost first", () => {
  const mounts = "nsfs /tmp/desk/a nsfs rw 0 0\nnsfs /tmp/desk/a/b nsfs rw 0 0\nnsfs /tmp/desker nsfs rw 0 0\n";
  expect(mountsBelow("/tmp/desk", mounts)).toEqual(["/tmp/desk/a/b", "/tmp/desk/a"]);
});
