import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyEdit, editByHand, editText } from "./edit.ts";

const EDIT = { file: "main.py", find: "print('$a')", replace: "print('b/$c')" };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "edit-"));
  await writeFile(join(folder, "main.py"), "# one\nprint('$a')\n");
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("applyEdit(…) changes the file and gives the change as a diff", async () => {
  expect(await applyEdit(folder, EDIT)).toBe(
    "--- main.py\n+++ main.py\n@@ -1,2 +1,2 @@\n # one\n-print('$a')\n+print('b/$c')\n",
  );
  expect(await readFile(join(folder, "main.py"), "utf8")).toBe("# one\nprint('b/$c')\n");
});

test("editByHand(…) does the same in a shell", async () => {
  execFileSync("/bin/sh", ["-c", editByHand(EDIT).run], { cwd: folder });
  expect(await readFile(join(folder, "main.py"), "utf8")).toBe("# one\nprint('b/$c')\n");
});

test("an edit of text that stands there twice, or not at all, is refused with its count", () => {
  expect(() => editText("a a", { file: "f", find: "a", replace: "b" })).toThrow(
    'looks for "a", which stands there 2 times',
  );
  expect(() => editText("", { file: "f", find: "a", replace: "b" })).toThrow("0 times");
});

test("an edit of a file that is not there names it", async () => {
  await expect(applyEdit(folder, { ...EDIT, file: "other.py" })).rejects.toThrow(
    "other.py, which is not a file of this step",
  );
});
