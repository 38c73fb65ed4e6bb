import type { ComposeProject } from "../../core/compose/files.ts";
import type { ProjectFile } from "./preset.ts";
import { FOLDER } from "./project-folder.ts";

/** Gives the lab's files as Compose finds them on a disk. */
export function composeProject(files: readonly ProjectFile[]): ComposeProject {
  return {
    files: new Map(files.filter(isThere).map(({ path, text }) => [path, text])),
    composeFiles: mainFile(files),
    documents: new Map(),
    environment: new Map(),
    profiles: [],
    folder: FOLDER,
  };
}

/** An empty file beside the first is one that the reader has not written yet. */
function isThere({ text }: ProjectFile, index: number): boolean {
  return index === 0 || text.trim() !== "";
}

/** A file of another name than Compose looks for is named to it, as with `-f`. */
function mainFile([first]: readonly ProjectFile[]): readonly string[] | undefined {
  return first === undefined || first.path === "compose.yaml" ? undefined : [first.path];
}
