import type { Project, ProjectFile } from "../context/project.ts";
import type { Preset } from "../layers/preset.ts";
import type { DefinitionTexts } from "./project-analysis.ts";
import type { Folder } from "./read-folder.ts";

/**
 * Gives a folder to the Context lab, which knows one Dockerfile alone: the ignore file that counts gets the name that
 * counts there, and another of that name is left out.
 */
export function labProject({ name, files, folders }: Folder, { dockerfile, ignorefile }: DefinitionTexts): Project {
  const isOwn = ignorefile !== undefined && ignorefile.path !== ".dockerignore";
  const isUsual = dockerfile === undefined || dockerfile.path === "Dockerfile";
  const ignoreName = isOwn ? "Dockerfile.dockerignore" : ".dockerignore";
  const shown = files.flatMap(({ path, bytes }): ProjectFile[] => {
    if (path === ignorefile?.path) return [{ path: ignoreName, bytes, type: "file" }];
    return !isUsual && path === "Dockerfile.dockerignore" ? [] : [{ path, bytes, type: "file" }];
  });
  const empty = folders.map((path): ProjectFile => ({ path, bytes: 0, type: "folder" }));
  return { name: titleOf(name), files: [...shown, ...empty], ignore: ignorefile?.text, ignoreName };
}

/**
 * Gives a folder to the Layer lab, where the chosen Dockerfile is called "Dockerfile". Size and time stand for a file's
 * content.
 * @param recent Files to offer for a change.
 */
export function labPreset(
  folder: Folder,
  { dockerfile, ignorefile }: DefinitionTexts,
  recent: readonly string[],
): Preset {
  return {
    name: titleOf(folder.name),
    title: titleOf(folder.name),
    dockerfile: dockerfile?.text ?? "",
    ignore: ignorefile?.text ?? "",
    files: folder.files.map(({ path, bytes, modified }) => ({ path, bytes, content: `${bytes} ${modified}` })),
    edits: recent,
    recorded: {},
    conditions: "",
  };
}

function titleOf(name: string): string {
  return `${name}, your own`;
}
