import type { ContextEntry } from "../../core/context/context-filter.ts";

/** Files and folders in one piece, which goes over to a worker at once. */
export interface Listing {
  /** Parted by NUL, which no file system has in a path. */
  readonly paths: string;
  readonly bytes: Float64Array<ArrayBuffer>;
  /** 1 where it is a folder. */
  readonly folders: Uint8Array<ArrayBuffer>;
}

/** Packs files and folders in their order. */
export function packListing(entries: readonly ContextEntry[]): Listing {
  const [bytes, folders] = [new Float64Array(entries.length), new Uint8Array(entries.length)];
  const paths = entries.map((entry, place) => {
    bytes[place] = entry.bytes ?? 0;
    folders[place] = Number(entry.isFolder ?? false);
    return entry.path;
  });
  return { paths: paths.join(SEPARATOR), bytes, folders };
}

/** Gives what was packed. */
export function unpackListing({ paths, bytes, folders }: Listing): ContextEntry[] {
  if (bytes.length === 0) return [];
  return paths
    .split(SEPARATOR)
    .map((path, index) => ({ path, bytes: bytes[index] ?? 0, isFolder: folders[index] === 1 }));
}

const SEPARATOR = "\0";
