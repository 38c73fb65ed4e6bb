/** A file, folder or link of a stage, as far as it is known. */
export interface FileNode {
  /** "any" where nobody knows which of the others it is. */
  readonly type: "file" | "folder" | "link" | "any";
  /**
   * A file's text, a link's target; of a folder, what stands for more that may be in it, empty if nothing is. What is not
   * known is a name of it between two NUL characters: the same for the same.
   */
  readonly content: string;
  readonly mode: number;
  /** Who it belongs to; root, who is "0", unless told. */
  readonly owner: string;
  /** Extended attributes, as one text. */
  readonly attributes: string;
}

const MODES = { file: 0o644, folder: 0o755, link: 0o777, any: 0 };

/** Makes a node with what is usual for what is not told. */
export function nodeOf(type: FileNode["type"], content: string, more: Partial<FileNode> = {}): FileNode {
  return { type, content, mode: MODES[type], owner: "0", attributes: "", ...more };
}

/** Writes a node as one text: the same for the same. */
export function describe({ type, content, mode, owner, attributes }: FileNode): string {
  return JSON.stringify([type, content, mode, owner, attributes]);
}

/** Whether a content is known to the letter. */
export function isKnown(content: string): boolean {
  return !content.includes("\0");
}
