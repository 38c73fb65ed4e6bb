import { nodeOf } from "./file-node.ts";
import { resolvePath } from "./path.ts";
import { OPAQUE } from "./script.ts";
import type { Variables } from "./shell.ts";
import type { StageFiles } from "./stage-files.ts";

/** What a command gives. */
export interface Outcome {
  readonly output: string;
  /** Its exit code: 0 if it went well. */
  readonly status: number;
}

/** The variables of a shell, which begins with those of another one, or of a step, and leaves them as they are. */
export class ShellVariables implements Variables {
  readonly #outer: Variables;
  readonly #own = new Map<string, string>();

  constructor(outer: Variables) {
    this.#outer = outer;
  }

  get(name: string): string | undefined {
    return this.#own.get(name) ?? this.#outer.get(name);
  }

  set(name: string, value: string): void {
    this.#own.set(name, value);
  }
}

/** What a command sees beside its words. */
export interface ShellState {
  readonly files: StageFiles;
  readonly variables: ShellVariables;
  /** The account that it runs as. */
  readonly owner: string;
  /** Names this run of it: what is different each time is made of that. */
  readonly run: string;
  directory: string;
}

/** Reads a file. Throws an Opaque if it is not known to be one. */
export function readText({ files, directory, run }: Omit<ShellState, "variables" | "owner">, path: string): string {
  if (path === "/dev/null") return "";
  if (/^\/(?:proc|sys)\//.test(path)) return files.symbol(path, run);
  const node = path.startsWith("/dev/") ? undefined : files.get(resolvePath(directory, path));
  if (node?.type !== "file" && node?.type !== "any") throw OPAQUE;
  return node.content;
}

/** Writes a file, which keeps its mode and owner if it is there. Throws an Opaque where there cannot be one. */
export function writeText({ files, directory, owner }: ShellState, path: string, text: string, isAdded = false): void {
  if (path === "/dev/null" || /^\/dev\/std(?:out|err)$/.test(path)) return;
  if (/^\/(?:dev|proc|sys)\//.test(path)) throw OPAQUE;
  const place = resolvePath(directory, path);
  const before = files.get(place);
  if (before?.type === "folder" || path.endsWith("/")) throw OPAQUE;
  requireFolder(files, place);
  const content = isAdded && before ? before.content + text : text;
  files.set(place, before?.type === "file" ? { ...before, content } : nodeOf("file", content, { owner }));
}

/** Throws an Opaque unless there may be a folder for a path. */
export function requireFolder(files: StageFiles, path: string): void {
  const folder = files.get(path.slice(0, path.lastIndexOf("/")) || "/");
  if (folder?.type !== "folder" && folder?.type !== "any") throw OPAQUE;
}
