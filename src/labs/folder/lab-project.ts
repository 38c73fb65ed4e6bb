import type { Project, ProjectFile } from "../context/project.ts";
import type { DefinitionTexts } from "./project-analysis.ts";
import type { Folder } from "./read-folder.ts";

/**
 * Gives a folder to the context lab, which knows one Dockerfile alone: the ignore file that counts gets the name that
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
  return { name: `${name}, your own`, files: [...shown, ...empty], ignore: ignorefile?.text, ignoreName };
}
