import { type FileNode, nodeOf } from "./file-node.ts";
import type { CopyInstruction } from "./instruction.ts";
import { resolvePath } from "./path.ts";
import { hasWildcard, matching, rootless, type Selection, selectionOf, type Snapshot } from "./snapshot.ts";
import type { StageFiles } from "./stage-files.ts";

/** What a step takes from somewhere, and the paths that are not there. */
export interface Picked {
  readonly found: readonly Selection[];
  readonly missing: readonly string[];
}

/** Gives the parts of a key that stand in COPY or ADD. BuildKit: `dispatchCopy`, `CacheMap` of `ops/file.go`. */
export function copyParts(copy: CopyInstruction, workdir: string): Record<string, string> {
  return {
    kind: isUnpacking(copy) ? "add" : "copy",
    names: JSON.stringify(copy.sources.map(({ value }) => nameOf(value))),
    destination: destinationOf(copy, workdir),
    owner: numberRoot(copy.chown),
    mode: copy.chmod.replace(/^0+(?=\d)/, ""),
    flags: JSON.stringify([copy.exclude, copy.parents, copy.keepGitDir, copy.checksum]),
    inline: JSON.stringify(copy.files.map(({ name, content }) => [name, content])),
  };
}

/** The builder reads "root" as 0. */
function numberRoot(owner: string): string {
  return owner.replaceAll(/(?<![^:])root(?![^:])/g, "0");
}

/** Whether it unpacks archives. */
function isUnpacking({ kind, unpack }: CopyInstruction): boolean {
  return unpack ?? kind === "add";
}

/** Gives what a source of COPY or ADD stands for, in a stage or else in the build context. */
export function copiedFiles(
  source: string,
  copy: CopyInstruction,
  from: StageFiles | undefined,
  context: Snapshot,
): Picked {
  if (isRemote(source))
    return { found: [selectionOf(source, new Map([["", nodeOf("any", `\0${source}\0`)]]))], missing: [] };
  const selected = (from ?? context).select(source);
  // A wildcard may stand for nothing.
  const isMissing = selected.length === 0 && !from && !hasWildcard(source);
  return {
    found: selected.map((each) => withoutExcluded(each, copy)),
    missing: isMissing ? [`/${rootless(source)}`] : [],
  };
}

/** Gives the files whose content stands in the Dockerfile. */
export function inlineFiles({ files }: CopyInstruction): Selection[] {
  return files.map(({ name, content }) => selectionOf(name, new Map([["", nodeOf("file", content)]])));
}

function isRemote(source: string): boolean {
  return /^(?:https?:\/\/|git@|git:\/\/|ssh:\/\/)/.test(source);
}

/** Leaves out what COPY --exclude names, by paths from the source. */
function withoutExcluded(selection: Selection, { exclude }: CopyInstruction): Selection {
  if (exclude.length === 0) return selection;
  const isExcluded = matching(exclude);
  return selectionOf(selection.name, new Map([...selection.entries].filter(([path]) => !isExcluded(path))));
}

/** Absolute; ends in "/" or "/." where the builder makes a folder. */
export function destinationOf({ destination, sources, files }: CopyInstruction, workdir: string): string {
  const path = destination.value;
  const resolved = resolvePath(workdir, path);
  const isFolder = /(?:^|\/)\.?$/.test(path) || sources.length + files.length > 1;
  const end = path.endsWith("/.") ? "/." : "/";
  return isFolder && resolved !== "/" ? resolved + end : resolved;
}

/** Gives what becomes of a file that is copied. */
export function madeBy({ chown, chmod }: CopyInstruction, node: FileNode): FileNode {
  const owner = chown === "" ? node.owner : /^(?:root|0)(?::(?:root|0))?$/.test(chown) ? "0" : chown;
  if (chmod === "" || node.type === "link") return { ...node, owner };
  const isOctal = /^[0-7]+$/.test(chmod);
  const { mode, attributes } = node;
  return {
    ...node,
    owner,
    ...(isOctal ? { mode: Number.parseInt(chmod, 8) } : { mode, attributes: `${attributes} ${chmod}` }),
  };
}

/** The folder that a source lies in is not in the key. */
function nameOf(source: string): string {
  if (isRemote(source)) return source;
  const path = rootless(source);
  return path.slice(path.lastIndexOf("/") + 1) || "/";
}
