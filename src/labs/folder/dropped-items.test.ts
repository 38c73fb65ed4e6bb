import { expect, test } from "vitest";
import { droppedItems } from "./dropped-items.ts";
import type { Found } from "./source.ts";

/** A file as browsers give it that tell nothing of an entry but the file itself; an error is one that they cannot give. */
function fileEntry(name: string, content: string | DOMException): FileSystemEntry {
  const file = (resolve: (file: File) => void, reject: (error: DOMException) => void): void => {
    if (content instanceof DOMException) reject(content);
    else resolve(new File([content], name, { lastModified: 7 }));
  };
  return { name, isFile: true, isDirectory: false, file } as unknown as FileSystemEntry;
}

/** A folder whose reader gives one entry each time it is asked. */
function folderEntry(name: string, ...entries: readonly FileSystemEntry[]): FileSystemEntry {
  const createReader = (): unknown => {
    const left = [...entries];
    return { readEntries: (resolve: (batch: FileSystemEntry[]) => void) => resolve(left.splice(0, 1)) };
  };
  return { name, isFile: false, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

function itemOf(entry: FileSystemEntry | null): DataTransferItem {
  return { webkitGetAsEntry: () => entry } as unknown as DataTransferItem;
}

async function read(
  ...entries: readonly FileSystemEntry[]
): Promise<{ name: string; notes: readonly string[]; found: Found[] }> {
  const source = droppedItems(entries.map(itemOf));
  const found: Found[] = [];
  for await (const batch of source?.find() ?? []) found.push(...batch);
  return { name: source?.name ?? "", notes: source?.notes ?? [], found };
}

test("a dropped folder is the project, whatever is in it", async () => {
  const folder = folderEntry("churn", fileEntry("a.py", "12"), folderEntry("empty"), fileEntry("Dockerfile", "FROM a"));
  const { name, found } = await read(folder);
  expect(name).toBe("churn");
  expect(found).toEqual([
    { kind: "file", path: "a.py", bytes: 2, modified: 7, content: undefined },
    { kind: "folder", path: "empty" },
    { kind: "file", path: "Dockerfile", bytes: 6, modified: 7, content: expect.any(File) },
  ]);
});

test("files that the browser cannot give are trouble, each of its kind", async () => {
  const gone = fileEntry("a", new DOMException("", "NotFoundError"));
  const forbidden = fileEntry("b", new DOMException("", "NotReadableError"));
  const { found } = await read(folderEntry("p", gone, forbidden));
  expect(found).toEqual([
    { kind: "gone", path: "a" },
    { kind: "unreadable", path: "b" },
  ]);
});

test("several things lie in one folder together, and a note says so", async () => {
  const { name, notes, found } = await read(folderEntry("src", fileEntry("a.py", "1")), fileEntry("Dockerfile", "x"));
  expect(name).toBe("2 dropped items");
  expect(notes[0]).toMatch(/^You dropped 2 things/);
  expect(found.map(({ path }) => path)).toEqual(["src", "Dockerfile", "src/a.py"]);
});

test("one file alone is a project of one file, and a note says so", async () => {
  const { name, notes, found } = await read(fileEntry("Dockerfile", "FROM a"));
  expect([name, found.length]).toEqual(["Dockerfile", 1]);
  expect(notes[0]).toMatch(/^You dropped one file/);
});

test("text that is dropped is no folder", () => {
  expect(droppedItems([itemOf(null)])).toBeUndefined();
});
