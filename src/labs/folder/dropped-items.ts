import { isDefinition } from "./definition-files.ts";
import { lookAt } from "./file-entry.ts";
import { type Listing, type Walk, walkFolders } from "./folder-walk.ts";
import { type FolderSource, type Found, troubleOf } from "./source.ts";

/**
 * Reads what was dropped. One folder is the project; anything else is taken to lie in a folder together, and the notes
 * say so. Undefined when neither a file nor a folder was dropped. The browser forgets a drop as soon as its event is
 * over: call it within the event.
 */
export function droppedItems(items: Iterable<DataTransferItem>): FolderSource | undefined {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const [first] = entries;
  if (first === undefined) return undefined;
  if (isFolder(first) && entries.length === 1)
    return { name: first.name, notes: NOTES, find: () => walkFolders([{ path: "", entry: first }], WALK) };
  const name = entries.length === 1 ? first.name : `${entries.length} dropped items`;
  return { name, notes: [noteOn(entries), ...NOTES], find: () => readTogether(entries) };
}

const NOTES = ["A browser leaves out links, or shows what they point to, and does not say which files are links."];

function noteOn(entries: readonly FileSystemEntry[]): string {
  if (entries.length === 1)
    return "You dropped one file, so the context is this file alone. Drop the folder that it lies in.";
  return `You dropped ${entries.length} things: they are read as if they lay together in one folder. For a whole project, drop its folder alone.`;
}

async function* readTogether(entries: readonly FileSystemEntry[]): AsyncGenerator<readonly Found[]> {
  const waiting: Listing<FileSystemEntry>[] = [];
  for (const entry of entries) {
    if (isFolder(entry)) waiting.push({ path: entry.name, entry });
    yield [isFolder(entry) ? { kind: "folder", path: entry.name } : await look(entry, entry.name)];
  }
  yield* walkFolders(waiting, WALK);
}

const WALK: Walk<FileSystemEntry> = { list, nameOf: ({ name }) => name, isFolder, look, troubleOf };

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** A reader gives at most some entries each time it is asked, and none when there are no more. */
async function* list(folder: FileSystemEntry): AsyncGenerator<readonly FileSystemEntry[]> {
  if (!isFolder(folder)) return;
  const reader = folder.createReader();
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return;
    yield batch;
  }
}

async function look(entry: FileSystemEntry, path: string): Promise<Found> {
  if (!isFile(entry)) return { kind: "unreadable", path };
  try {
    return hasMetadata(entry) ? await measure(entry, path) : await lookAt(await fileOf(entry), path);
  } catch (error) {
    return troubleOf(error, path);
  }
}

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return await new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** Some browsers tell size and time of an entry, five times as fast as they make a file of it. */
interface Measured extends FileSystemFileEntry {
  getMetadata(resolve: (metadata: Metadata) => void, reject: (error: DOMException) => void): void;
}
interface Metadata {
  readonly size: number;
  readonly modificationTime: Date;
}

function hasMetadata(entry: FileSystemFileEntry): entry is Measured {
  return "getMetadata" in entry;
}

async function measure(entry: Measured, path: string): Promise<Found> {
  const { size, modificationTime } = await new Promise<Metadata>((resolve, reject) =>
    entry.getMetadata(resolve, reject),
  );
  const content = { size, text: async (): Promise<string> => await (await fileOf(entry)).text() };
  const modified = modificationTime.getTime();
  return { kind: "file", path, bytes: size, modified, content: isDefinition(path) ? content : undefined };
}
