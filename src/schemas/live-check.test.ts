import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readLiveCheck } from "./live-check.ts";

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "live-check-"))));
afterAll(async () => await rm(folder, { recursive: true }));

const record = { ran: "2026-11-28", worked: true, outcome: "It answered.", browser: "Chromium 141", client: "1.6.4" };

test("a check that never ran has no record", async () => {
  expect(await readLiveCheck(join(folder, "none.json"))).toBeUndefined();
});

test("gives the record of the last run", async () => {
  expect(await readLiveCheck(await write(record))).toEqual(record);
});

test.each([{ ...record, ran: "yesterday" }, { ...record, outcome: "" }, { worked: true }, "not a record"])(
  "refuses %j and says what to run",
  async (content) =>
    await expect(readLiveCheck(await write(content))).rejects.toThrow('Remove it and run "npm run live-check".'),
);

async function write(content: unknown): Promise<string> {
  const path = join(folder, "node.json");
  await writeFile(path, JSON.stringify(content));
  return path;
}
