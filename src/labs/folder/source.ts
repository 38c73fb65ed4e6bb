/** Something that hands out what lies in a folder: a drop, a choice, or a test's own list. */
export interface FolderSource {
  /** What the folder is called. */
  readonly name: string;
  /** How many files there are, where that is known before they are read. */
  readonly total?: number;
  /** What this way of reading cannot tell, or did not take as it was meant: sentences for the reader. */
  readonly notes: readonly string[];
  /** Everything in it, some at a time; what cannot be read is found as trouble, never thrown. */
  find(): AsyncIterable<readonly Found[]>;
}

/** Something that lies in a folder, by its path from there, names parted by "/". */
export type Found = FoundFile | FoundFolder | Trouble;

export interface FoundFile {
  readonly kind: "file";
  readonly path: string;
  readonly bytes: number;
  /** When it was last changed, in milliseconds since 1970. */
  readonly modified: number;
  /** What is in it, where that may be asked for: see isDefinition. */
  readonly content: FileContent | undefined;
}

export interface FoundFolder {
  readonly kind: "folder";
  readonly path: string;
}

/** Something that could not be read as it should. */
export interface Trouble {
  readonly kind: TroubleKind;
  readonly path: string;
}

export const TROUBLES = ["gone", "unreadable", "unnamed", "garbled", "twice", "deep", "large"] as const;
/**
 * "gone" was there when the folder was listed; "unnamed" has a name that the browser cannot read; "garbled" is listed,
 * with signs in its name that stand for others; "twice" has the path of something else; "deep" lies in too many folders;
 * "large" is not opened though a build would do so.
 */
export type TroubleKind = (typeof TROUBLES)[number];

/** What is in a file; a browser's File is one. */
export interface FileContent {
  readonly size: number;
  text(): Promise<string>;
}

/** Says what kind of trouble an error of the browser is. */
export function troubleOf(error: unknown, path: string): Trouble {
  const isGone = error instanceof DOMException && error.name === "NotFoundError";
  return { kind: isGone ? "gone" : "unreadable", path };
}
