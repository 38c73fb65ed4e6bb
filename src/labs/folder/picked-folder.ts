import { lookAt } from "./file-entry.ts";
import { type Walk, walkFolders } from "./folder-walk.ts";
import { type FolderSource, type Found, troubleOf } from "./source.ts";

/**
 * Reads a folder that the reader picked in the browser's own dialogue, which not every browser has.
 * @param walk Does what walkPicked does, where it keeps nobody waiting.
 */
export function pickedFolder(
  folder: FileSystemDirectoryHandle,
  walk: (folder: FileSystemDirectoryHandle) => AsyncIterable<readonly Found[]>,
): FolderSource {
  return { name: folder.name, notes: NOTES, find: () => walk(folder) };
}

/** Finds everything in a picked folder. */
export function walkPicked(folder: FileSystemDirectoryHandle): AsyncIterable<readonly Found[]> {
  return walkFolders([{ path: "", entry: folder }], WALK);
}

/**
 * Gives what opens that dialogue; undefined where there is none. It rejects with an AbortError when the reader closes
 * it, and with a SecurityError where the browser keeps a folder to itself.
 */
export function folderPicker(page: object = globalThis): (() => Promise<FileSystemDirectoryHandle>) | undefined {
  if (!("showDirectoryPicker" in page)) return undefined;
  const { showDirectoryPicker } = page;
  if (typeof showDirectoryPicker !== "function") return undefined;
  return async () => handleOf(await showDirectoryPicker.call(page, { mode: "read" }));
}

function handleOf(picked: unknown): FileSystemDirectoryHandle {
  if (picked instanceof FileSystemDirectoryHandle) return picked;
  throw new TypeError("The browser's dialogue gave no folder.");
}

const NOTES = ["A browser leaves out links and some files that it takes to be unsafe, and does not say which."];

const WALK: Walk<FileSystemHandle> = { list, nameOf: ({ name }) => name, isFolder, look, troubleOf };

function isFolder(handle: FileSystemHandle): handle is FileSystemDirectoryHandle {
  return handle.kind === "directory";
}

function isFile(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === "file";
}

/** How many files are asked for their size at once. */
const BATCH = 100;

async function* list(folder: FileSystemHandle): AsyncGenerator<readonly FileSystemHandle[]> {
  if (!isFolder(folder)) return;
  let batch: FileSystemHandle[] = [];
  for await (const handle of folder.values()) {
    batch.push(handle);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

async function look(handle: FileSystemHandle, path: string): Promise<Found> {
  if (!isFile(handle)) return { kind: "unreadable", path };
  try {
    return await lookAt(await handle.getFile(), path);
  } catch (error) {
    return troubleOf(error, path);
  }
}
