import { type FileNode, nodeOf } from "./file-node.ts";
import { resolvePath } from "./path.ts";
import { OPAQUE } from "./script.ts";
import { type Outcome, requireFolder, type ShellState, writeText } from "./shell-state.ts";
import { rootless } from "./snapshot.ts";

type Command = (state: ShellState, paths: readonly string[], flags: string) => void;

/** Each command, and the flags that it may have here. */
const COMMANDS: Readonly<Record<string, readonly [flags: RegExp, run: Command]>> = {
  mkdir: [/^[pv]*$/, makeFolders],
  touch: [/^c?$/, touch],
  rm: [/^[rRfv]*$/, remove],
  rmdir: [/^$/, remove],
  cp: [/^[rRadpfLHv]*$/, copy],
  mv: [/^[fvn]*$/, move],
  ln: [/^[sfnv]*$/, link],
  chmod: [/^[Rfv]*$/, changeMode],
  chown: [/^[Rfhv]*$/, changeOwner],
  chgrp: [/^[Rfhv]*$/, changeOwner],
};

export function isFileCommand(name: string): boolean {
  return Object.hasOwn(COMMANDS, name);
}

/** Carries out a command that changes files. Throws an Opaque for flags and cases that are not simple. */
export function runFileCommand(name: string, args: readonly string[], state: ShellState): Outcome {
  const end = args.indexOf("--");
  const isFlag = (arg: string, index: number): boolean => /^-[a-zA-Z]/.test(arg) && (end === -1 || index < end);
  const flags = args.filter(isFlag).join("").replaceAll("-", "");
  const paths = args.filter((arg, index) => !isFlag(arg, index) && index !== end);
  const [allowed, run] = COMMANDS[name] ?? [];
  if (!allowed?.test(flags) || !run || paths.length === 0) throw OPAQUE;
  if (paths.some((path) => path.includes("\0"))) throw OPAQUE;
  run(state, paths, flags);
  return { output: flags.includes("v") ? state.files.symbol(name, args) : "", status: 0 };
}

function makeFolders({ files, directory, owner }: ShellState, paths: readonly string[], flags: string): void {
  for (const path of paths) {
    const place = resolvePath(directory, path);
    const before = files.get(place);
    const folder = nodeOf("folder", "", { owner });
    if (flags.includes("p") && (before?.type === "folder" || before?.type === "any")) {
      if (before.type === "any") files.set(place, { ...folder, content: before.content }, folder);
      continue;
    }
    if (before) throw OPAQUE;
    if (!flags.includes("p")) requireFolder(files, place);
    files.set(place, folder, folder);
  }
}

function touch(state: ShellState, paths: readonly string[], flags: string): void {
  for (const path of paths) {
    const node = state.files.get(resolvePath(state.directory, path));
    if (!node && flags === "") writeText(state, path, "");
  }
}

function remove({ files, directory }: ShellState, paths: readonly string[], flags: string): void {
  for (const path of paths) {
    const place = resolvePath(directory, path);
    const node = files.get(place, false);
    if (node?.type === "any" || (node?.type === "folder" && !/r/i.test(flags))) throw OPAQUE;
    if (!node && !flags.includes("f")) throw OPAQUE;
    files.remove(place);
  }
}

/** Where something goes: into a folder that is there, or to the path itself. */
function targetOf({ files, directory }: ShellState, paths: readonly string[], source: string): string {
  const last = paths.at(-1) ?? "";
  const target = resolvePath(directory, last);
  const node = files.get(target);
  const isFolder = node?.type === "folder";
  if (node?.type === "any" || (!isFolder && (last.endsWith("/") || paths.length > 2))) throw OPAQUE;
  const name = rootless(source).split("/").at(-1) ?? "";
  if (!isFolder) requireFolder(files, target);
  return isFolder ? `${target}/${name}` : target;
}

function copy(state: ShellState, paths: readonly string[], flags: string): void {
  const { files, directory, owner } = state;
  if (paths.length < 2) throw OPAQUE;
  for (const path of paths.slice(0, -1)) {
    const source = resolvePath(directory, path);
    // "cp -r a/. b" copies what is in a.
    const isInside = /(?:^|\/)\.$/.test(path);
    const target = isInside ? resolvePath(directory, paths.at(-1) ?? "") : targetOf(state, paths, source);
    const keepsLinks = /[rRad]/.test(flags) && !flags.includes("L");
    const [selection] = keepsLinks && files.get(source, false)?.type === "link" ? [] : files.select(source);
    const node = files.get(source);
    if (!selection || !node || (node.type === "folder" && !/[rRa]/.test(flags))) throw OPAQUE;
    const keeps = /[pa]/.test(flags);
    const change = (each: FileNode): FileNode => (keeps ? each : { ...each, owner, mode: each.mode & ~0o022 });
    const before = files.get(target);
    if (node.type === "file" && before?.type === "file" && !keeps) writeText(state, target, node.content);
    else files.copy(selection, target, change);
  }
}

function move(state: ShellState, paths: readonly string[]): void {
  const { files, directory } = state;
  if (paths.length < 2) throw OPAQUE;
  for (const path of paths.slice(0, -1)) {
    const source = resolvePath(directory, path);
    const target = targetOf(state, paths, source);
    const type = files.get(source, false)?.type;
    const [selection] = files.select(source);
    if (type === "link" || type === "any" || !selection || source === target) throw OPAQUE;
    files.remove(target);
    files.copy(selection, target, (node) => node);
    files.remove(source);
  }
}

function link(state: ShellState, paths: readonly string[], flags: string): void {
  const { files, directory } = state;
  const [target = "", place] = paths;
  if (paths.length !== 2 || place === undefined) throw OPAQUE;
  const path = targetOf(state, paths, target);
  if (files.get(path, false) && !flags.includes("f")) throw OPAQUE;
  files.remove(path);
  if (flags.includes("s")) files.set(path, nodeOf("link", target));
  else {
    const node = files.get(resolvePath(directory, target), false);
    if (node?.type !== "file") throw OPAQUE;
    files.set(path, node);
  }
}

function changeMode(state: ShellState, [mode = "", ...paths]: readonly string[], flags: string): void {
  changeNodes(state, paths, flags, (node) => ({ ...node, mode: newMode(node, mode, state) }));
}

function newMode({ mode, type }: FileNode, text: string, { files }: ShellState): number {
  if (/^[0-7]{3,4}$/.test(text)) return Number.parseInt(text, 8);
  const parts = /^([ugoa]*)([-+])([rwx]+)$/.exec(text);
  if (!parts || type === "any" || !files) throw OPAQUE;
  const [, who = "", operator, letters = ""] = parts;
  const bits = (letters.includes("r") ? 4 : 0) | (letters.includes("w") ? 2 : 0) | (letters.includes("x") ? 1 : 0);
  const places = who === "" || who.includes("a") ? "ugo" : who;
  const mask =
    (places.includes("u") ? bits << 6 : 0) | (places.includes("g") ? bits << 3 : 0) | (places.includes("o") ? bits : 0);
  const limited = who === "" ? mask & ~0o022 : mask;
  return operator === "+" ? mode | limited : mode & ~limited;
}

function changeOwner(state: ShellState, [owner = "", ...paths]: readonly string[], flags: string): void {
  changeNodes(state, paths, flags, (node) => ({
    ...node,
    owner: /^(?:root|0)(?::(?:root|0)?)?$/.test(owner) ? "0" : owner,
  }));
}

function changeNodes(
  { files, directory }: ShellState,
  paths: readonly string[],
  flags: string,
  change: (node: FileNode) => FileNode,
): void {
  if (paths.length === 0) throw OPAQUE;
  for (const path of paths) {
    const place = resolvePath(directory, path);
    const node = files.get(place);
    if (!node || node.type === "any" || node.type === "link") throw OPAQUE;
    if (!flags.includes("R") || node.type === "file") files.set(place, change(node));
    else {
      const [selection] = files.select(place);
      for (const [inside, each] of selection?.entries ?? []) {
        if (each.content !== "" && each.type === "folder") throw OPAQUE;
        if (each.type !== "link") files.set(`${place}/${inside}`, change(each));
      }
    }
  }
}
