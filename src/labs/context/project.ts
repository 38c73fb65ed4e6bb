/** A file, folder or link of a project; what lies in a folder names it in its path. */
export interface ProjectFile {
  /** From the project's root, names parted by "/", without one at its beginning or end. */
  readonly path: string;
  /** A folder's is 0: what it holds counts. */
  readonly bytes: number;
  /** Folders need be named only when nothing lies in them. */
  readonly type: "file" | "folder" | "link";
}

/** What the context lab opens: a preset, or a reader's own folder. */
export interface Project {
  readonly name: string;
  /** In any order; the ignore file is one of them. */
  readonly files: readonly ProjectFile[];
  /** The text of the ignore file that counts; undefined when the project has none. */
  readonly ignore: string | undefined;
  /** Where that file is, ".dockerignore" when there is none. findDefinition in core/context says which one counts. */
  readonly ignoreName: string;
}
