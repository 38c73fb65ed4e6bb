import type { Folder, ListedFile } from "./read-folder.ts";

/** Gives the folders that a Dockerfile may be meant to be built with: its own, and all above it, "" being the whole. */
export function rootsOf(dockerfile: string): string[] {
  const names = dockerfile.split("/").slice(0, -1);
  return [...names.map((_name, index) => names.slice(0, names.length - index).join("/")), ""];
}

/** Gives the part of a folder that a build is sent from, its paths from there. */
export function partOf(folder: Folder, root: string): Folder {
  if (root === "") return folder;
  const files = folder.files.flatMap((file): ListedFile[] => {
    const path = pathWithin(file.path, root);
    return path === undefined ? [] : [{ ...file, path }];
  });
  const definitions = [...folder.definitions].flatMap(([path, content]) => {
    const within = pathWithin(path, root);
    return within === undefined ? [] : [[within, content] as const];
  });
  return {
    ...folder,
    files,
    folders: folder.folders.flatMap((path) => pathWithin(path, root) ?? []),
    definitions: new Map(definitions),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Gives a path as it is from a folder; undefined when it does not lie in there. */
export function pathWithin(path: string, root: string): string | undefined {
  if (root === "") return path;
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined;
}
