import type { Found, Trouble } from "./source.ts";

/** A folder that is still to be listed. */
export interface Listing<Entry> {
  readonly path: string;
  readonly entry: Entry;
}

/** How to go through folders that the browser opens one by one. */
export interface Walk<Entry> {
  /** Lists a folder, some of it at a time. May throw. */
  list(folder: Entry): AsyncIterable<readonly Entry[]>;
  nameOf(entry: Entry): string;
  isFolder(entry: Entry): boolean;
  look(file: Entry, path: string): Promise<Found>;
  troubleOf(error: unknown, path: string): Trouble;
}

/** Deeper than any project; what lies below may be a link that leads back up. */
const DEEPEST = 100;

/** Finds everything in some folders, without going in circles and without ever throwing. */
export async function* walkFolders<Entry>(
  roots: readonly Listing<Entry>[],
  walk: Walk<Entry>,
): AsyncGenerator<readonly Found[]> {
  const waiting = [...roots];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, entry } = next;
    try {
      for await (const batch of walk.list(entry)) yield await lookAtAll(batch, path, walk, waiting);
    } catch (error) {
      yield [walk.troubleOf(error, path)];
    }
  }
}

async function lookAtAll<Entry>(
  batch: readonly Entry[],
  above: string,
  walk: Walk<Entry>,
  waiting: Listing<Entry>[],
): Promise<Found[]> {
  const looked = batch.map(async (entry): Promise<Found> => {
    const name = walk.nameOf(entry);
    const path = above === "" ? name : `${above}/${name}`;
    if (name === "") return { kind: "unnamed", path: above };
    if (!walk.isFolder(entry)) return await walk.look(entry, path);
    if (path.split("/").length > DEEPEST) return { kind: "deep", path };
    waiting.push({ path, entry });
    return { kind: "folder", path };
  });
  return await Promise.all(looked);
}
