import type { ProjectFile } from "./project.ts";

/** One thing that a reader did to the files of a project. */
export type Edit =
  | { readonly kind: "add"; readonly path: string; readonly type: "file" | "folder"; readonly bytes: number }
  | { readonly kind: "rename"; readonly path: string; readonly to: string }
  | { readonly kind: "remove"; readonly path: string }
  | { readonly kind: "resize"; readonly path: string; readonly bytes: number };

/** Why something cannot be done to the files, in words for the reader. */
export class EditError extends Error {}

/**
 * Gives the files after an edit; those before stay as they were.
 * @throws EditError when it cannot be done.
 */
export function applyEdit(files: readonly ProjectFile[], edit: Edit): readonly ProjectFile[] {
  if (edit.kind === "add") return addFile(files, edit);
  if (!files.some(({ path }) => isAtOrIn(path, edit.path)))
    throw new EditError(`There is no ${edit.path}. It was renamed or deleted before.`);
  if (edit.kind === "rename") return rename(files, edit.path, edit.to);
  return edit.kind === "remove" ? remove(files, edit.path) : resize(files, edit.path, edit.bytes);
}

/** Of a path on Linux. */
const LONGEST = 4096;
/** More than any disk holds; sums of sizes stay exact. */
const LARGEST = 1e14;

function addFile(
  files: readonly ProjectFile[],
  { path, type, bytes }: Extract<Edit, { kind: "add" }>,
): readonly ProjectFile[] {
  checkSize(bytes);
  checkPath(files, path);
  return [...files, { path, type, bytes: type === "folder" ? 0 : bytes }];
}

function rename(files: readonly ProjectFile[], path: string, to: string): readonly ProjectFile[] {
  if (to === path) return files;
  if (to.startsWith(`${path}/`)) throw new EditError(`${path} cannot lie in itself. Choose another name.`);
  checkPath(files, to);
  const moved = files.map((file) =>
    isAtOrIn(file.path, path) ? { ...file, path: to + file.path.slice(path.length) } : file,
  );
  return keepFolder(moved, path);
}

function remove(files: readonly ProjectFile[], path: string): readonly ProjectFile[] {
  return keepFolder(
    files.filter((file) => !isAtOrIn(file.path, path)),
    path,
  );
}

/** A folder takes a size by its files: each grows or shrinks with it. */
function resize(files: readonly ProjectFile[], path: string, bytes: number): readonly ProjectFile[] {
  checkSize(bytes);
  const before = files.filter((file) => isAtOrIn(file.path, path)).reduce((sum, file) => sum + file.bytes, 0);
  if (before === bytes) return files;
  if (files.some((file) => file.path === path && file.type !== "folder"))
    return files.map((file) => (file.path === path ? { ...file, bytes } : file));
  if (before === 0) throw new EditError(`${path} holds nothing that could grow. Add a file to it.`);
  let [taken, given] = [0, 0];
  return files.map((file) => {
    if (!isAtOrIn(file.path, path)) return file;
    // Shares of the sum so far, so that what is rounded does not add up.
    taken += file.bytes;
    const share = Math.round((taken / before) * bytes) - given;
    given += share;
    return { ...file, bytes: share };
  });
}

/** The folder of what has gone stays, though nothing lies in it any more. */
function keepFolder(files: readonly ProjectFile[], gone: string): readonly ProjectFile[] {
  const folder = gone.slice(0, Math.max(gone.lastIndexOf("/"), 0));
  if (folder === "" || files.some(({ path }) => isAtOrIn(path, folder))) return files;
  return [...files, { path: folder, bytes: 0, type: "folder" }];
}

function checkPath(files: readonly ProjectFile[], path: string): void {
  const names = path.split("/");
  if (path === "") throw new EditError("Write a name.");
  if (names.includes("")) throw new EditError(`“${path}” has a slash too many. Write names parted by one slash.`);
  if (names.some((name) => name === "." || name === ".."))
    throw new EditError(`“${path}” has “.” or “..” for a name. Write the path from the project's root.`);
  if (path.length > LONGEST) throw new EditError("A path has at most 4,096 characters. Write a shorter one.");
  if (path.includes("\0")) throw new EditError("A name cannot hold the character NUL.");
  if (files.some((file) => isAtOrIn(file.path, path)))
    throw new EditError(`${path} is there already. Choose another name.`);
  const above = files.find((file) => file.type !== "folder" && path.startsWith(`${file.path}/`));
  if (above) throw new EditError(`${above.path} is a file, and nothing can lie in it. Choose a folder.`);
}

function checkSize(bytes: number): void {
  if (!(bytes >= 0 && bytes <= LARGEST)) throw new EditError("Write a size from 0 B to 100,000 GB.");
}

function isAtOrIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
