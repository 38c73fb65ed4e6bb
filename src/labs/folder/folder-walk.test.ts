import { expect, test } from "vitest";
import { type Walk, walkFolders } from "./folder-walk.ts";
import type { Found } from "./source.ts";

/** A folder is a list of what lies in it; a file is its size; an error is a folder that cannot be listed. */
interface Entry {
  readonly name: string;
  readonly holds: readonly Entry[] | number | Error;
}

const WALK: Walk<Entry> = {
  async *list({ holds }) {
    if (holds instanceof Error) throw holds;
    if (typeof holds !== "number") yield holds;
  },
  nameOf: ({ name }) => name,
  isFolder: ({ holds }) => typeof holds !== "number",
  look: async ({ holds }, path) =>
    await Promise.resolve({ kind: "file", path, bytes: Number(holds), modified: 0, content: undefined }),
  troubleOf: (_error, path) => ({ kind: "unreadable", path }),
};

async function walk(...holds: readonly Entry[]): Promise<Found[]> {
  const found: Found[] = [];
  for await (const batch of walkFolders([{ path: "", entry: { name: "root", holds } }], WALK)) found.push(...batch);
  return found;
}

test("everything in a folder is found by its path from there", async () => {
  const found = await walk({ name: "a", holds: [{ name: "b.py", holds: 7 }] }, { name: "c", holds: 1 });
  expect(found.map(({ kind, path }) => `${kind} ${path}`)).toEqual(["folder a", "file c", "file a/b.py"]);
});

test("a folder that cannot be listed is trouble, and the others are found", async () => {
  const found = await walk({ name: "a", holds: [] }, { name: "b", holds: new Error("no") }, { name: "c", holds: [] });
  expect(found.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    "folder a",
    "folder b",
    "folder c",
    "unreadable b",
  ]);
});

test("a name that cannot be read is trouble of the folder that it lies in", async () => {
  expect(await walk({ name: "", holds: 1 })).toEqual([{ kind: "unnamed", path: "" }]);
});

test("a circle of folders ends", async () => {
  const holds: Entry[] = [];
  holds.push({ name: "again", holds });
  const found = await walk({ name: "a", holds });
  expect(found.at(-1)?.kind).toBe("deep");
  expect(found.length).toBeLessThan(200);
});
