import { cleanPath } from "../context/path.ts";
import type { Picked } from "./copy-key.ts";
import { nodeOf } from "./file-node.ts";
import { chompTabs, type Heredoc, readHeredocMark } from "./heredoc.ts";
import type { RunInstruction } from "./instruction.ts";
import type { Mount } from "./mount.ts";
import { resolvePath } from "./path.ts";
import { Opaque } from "./script.ts";
import { runCommand } from "./shell-run.ts";
import type { ShellState } from "./shell-state.ts";
import { rootless, type Selection, type Snapshot } from "./snapshot.ts";
import { StageFiles } from "./stage-files.ts";
import type { Step } from "./stage.ts";

/** What the builder starts for a RUN. BuildKit: `dispatchRun` of `dockerfile2llb/convert.go`. */
export interface Argv {
  readonly words: readonly string[];
  /** A heredoc that begins with "#!" is mounted as a program. */
  readonly program: string;
}

/** Gives what the builder starts for a RUN in the shell that is set. */
export function argvOf({ command, json, heredocs }: RunInstruction, shell: readonly string[]): Argv {
  const [text = ""] = command;
  const mark = heredocs.length > 0 ? readHeredocMark(text) : undefined;
  const [heredoc] = heredocs;
  if (mark && heredoc) {
    const content = mark.chomp ? chompTabs(heredoc.content) : heredoc.content;
    const isProgram = heredoc.content.startsWith("#!");
    return { words: [...shell, isProgram ? `/dev/pipes/${mark.name}` : content], program: isProgram ? content : "" };
  }
  if (json) return { words: command, program: "" };
  return { words: [...shell, [command.join(" "), ...heredocs.map(writeHeredoc)].join("\n")], program: "" };
}

function writeHeredoc({ content, name }: Heredoc): string {
  return content + name;
}

/**
 * Gives the part of a key that a RUN's mounts are, in the builder's order. Neither what is in a cache nor a secret's value
 * is in it. BuildKit: `convert_runmount.go`, `checkShouldClearCacheOpts` of `ops/exec.go`.
 */
export function mountsKey(mounts: readonly Mount[], directory: string): unknown[] {
  const targets = mounts.map((mount) => ({ mount, target: targetOf(mount, directory) }));
  const files = targets.filter(({ mount: { type } }) => type !== "secret" && type !== "ssh");
  const sorted = files.toSorted((a, b) => (a.target < b.target ? -1 : Number(a.target > b.target)));
  const others = mounts.filter(({ type }) => type === "secret" || type === "ssh");
  return [...sorted.map(({ mount, target }) => fileKey(mount, target)), ...others.map(secretKey)];
}

/** Where a mount lies. */
export function targetOf({ target }: Mount, directory: string): string {
  return target.startsWith("/") ? target : resolvePath(directory, target);
}

function fileKey(
  { type, readOnly, id, sharing, mode, uid, gid, from, size, target: written }: Mount,
  target: string,
): unknown[] {
  const isShared = sharing === undefined || sharing === "shared";
  const named = `/${id || cleanPath(written)}`;
  const isUsual = isShared && (named === target || named.slice(1) === target);
  const owner = type === "cache" ? [mode ?? null, uid ?? null, gid ?? null] : [];
  const hasSource = type === "bind" || from !== "";
  return [
    type,
    target,
    readOnly,
    type === "cache" && isUsual ? named : "",
    type === "tmpfs" ? bytesOf(size) : 0,
    hasSource,
    ...owner,
  ];
}

/** Reads a size that has been checked: "64m". */
function bytesOf(size: string): number {
  const [, number = "0", unit = ""] = /^\+?([\d.e+-]+) ?([kmgtp]?)/i.exec(size) ?? [];
  return Math.floor(Number(number) * 1024 ** " kmgtp".indexOf(unit.toLowerCase() || " "));
}

function secretKey({ type, target, id, source, required, env, mode, uid, gid }: Mount): unknown[] {
  const name = source || id || target.slice(target.lastIndexOf("/") + 1);
  const place =
    target || (env === undefined && type === "secret" ? `/run/secrets/${name.slice(name.lastIndexOf("/") + 1)}` : "");
  const usualMode = type === "secret" ? 0o400 : 0o600;
  const access = [mode ?? usualMode, uid ?? 0, gid ?? 0];
  return [type, name, place, required, env ?? null, access];
}

/** Gives the files that a mount shows, as far as they are in the key. */
export function mountedFiles({ type, from, source }: Mount, stage: StageFiles | undefined, context: Snapshot): Picked {
  if (type !== "bind" && !(type === "cache" && from !== "")) return { found: [], missing: [] };
  if (stage && from !== "") return { found: stage.select(source), missing: [] };
  const found = context.select(source);
  return { found, missing: found.length === 0 ? [`/${rootless(source)}`] : [] };
}

/**
 * Gives the files of a stage after a command; undefined if nobody can say what they are. What it mounts is there for the
 * command alone.
 */
export function outcomeOf(
  { words, program }: Argv,
  { mounts, workdir }: Step,
  mounted: readonly Selection[],
  state: ShellState,
): StageFiles | undefined {
  const files = new StageFiles(state.files);
  const targets = mounts.map((mount) => targetOf(mount, workdir));
  const isShown = mounts.every(({ type }) => type === "bind") && mounted.length === mounts.length;
  if (program !== "" || (!isShown && targets.some((target) => words.join(" ").includes(target)))) return undefined;
  try {
    if (isShown) for (const [index, selection] of mounted.entries()) show(files, selection, targets[index] ?? "");
    runCommand(words, { ...state, files });
  } catch (error) {
    if (error instanceof Opaque) return undefined;
    throw error;
  }
  if (isShown) for (const target of targets) files.remove(target);
  return files;
}

function show(files: StageFiles, selection: Selection, target: string): void {
  files.remove(target);
  files.set(target, nodeOf("folder", ""));
  files.copy(selection, target, (node) => node);
}
