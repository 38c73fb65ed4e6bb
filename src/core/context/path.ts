/**
 * Gives the shortest path that means the same, as Go's filepath.Clean does on Unix: without empty names, ".", names that
 * a following ".." undoes, and a slash at the end. Nothing at all is ".".
 */
export function cleanPath(path: string): string {
  const isRooted = path.startsWith("/");
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "" || name === ".") continue;
    if (name !== ".." || (!isRooted && (names.length === 0 || names.at(-1) === ".."))) names.push(name);
    else names.pop();
  }
  const cleaned = names.join("/");
  if (isRooted) return `/${cleaned}`;
  return cleaned === "" ? "." : cleaned;
}

/** Gives the folder of a path, cleaned; "." for a path of one name. */
export function folderOf(path: string): string {
  return cleanPath(path.slice(0, path.lastIndexOf("/") + 1));
}
