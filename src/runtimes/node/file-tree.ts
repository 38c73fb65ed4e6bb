import type { DirectoryNode, FileSystemTree } from "@webcontainer/api";

/**
 * Lays files out as the tree that a WebContainer mounts, folders in folders; paths use "/".
 * @throws when a file is not text, which the page could not carry, or when a path is a file here and a folder there.
 */
export function makeFileTree(files: ReadonlyMap<string, Uint8Array>): FileSystemTree {
  const root: DirectoryNode = { directory: {} };
  for (const [path, bytes] of files) {
    const names = path.split("/");
    const name = names.pop() ?? "";
    const folder = names.reduce((above, below) => openFolder(above, below, path), root);
    if (name === "" || Object.hasOwn(folder.directory, name)) throw new Error(`"${path}" cannot be a file: ${TWICE}`);
    folder.directory[name] = { file: { contents: readText(path, bytes) } };
  }
  return root.directory;
}

const TWICE = "there is a folder of that name. Rename one of the two.";

function openFolder(above: DirectoryNode, name: string, path: string): DirectoryNode {
  const there = Object.hasOwn(above.directory, name) ? above.directory[name] : undefined;
  if (there === undefined) {
    const made: DirectoryNode = { directory: {} };
    above.directory[name] = made;
    return made;
  }
  if ("directory" in there) return there;
  throw new Error(`"${path}" has no place: "${name}" is a file already. Rename one of the two.`);
}

function readText(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Error(`"${path}" is not text. The page carries an example's files as text; take it out of the example.`, {
      cause,
    });
  }
}
