/** Where the lab's project lies, for Compose, which needs absolute paths. The folder's name is the project's unless told. */
export const FOLDER = "/home/you/project";

/** Gives the path of a file from the project's folder. */
export function nameInFolder(path: string): string {
  return path.startsWith(`${FOLDER}/`) ? path.slice(FOLDER.length + 1) : path;
}
