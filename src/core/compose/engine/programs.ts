import type { Machine } from "./machine.ts";
import { runPython } from "./python.ts";
import { SHELL_COMMANDS } from "./shell-commands.ts";
import type { Shell } from "./shell.ts";
import { pause, type Process, runFor } from "./task.ts";
import { test } from "./test-command.ts";

/** A program of which we know what it does, as far as the start of a stack depends on it. Gives the exit code. */
export type Program = (shell: Shell, words: readonly string[], replacesShell: boolean) => number | Process<number>;

const SECONDS: Readonly<Record<string, number>> = { "": 1, s: 1, m: 60, h: 3600, d: 86400 };

function* sleep(shell: Shell, words: readonly string[]): Process<number> {
  let total = 0;
  for (const word of words) {
    const seconds = secondsOf(word);
    if (Number.isNaN(seconds)) return 1;
    total += seconds;
  }
  if (words.length === 0) return 1;
  yield* pause(shell.machine.clock, total);
  return 0;
}

/** Reads "2", "0.5s" or "infinity"; not a number for anything else. */
function secondsOf(word: string): number {
  const [, number, unit = ""] = /^(\d*\.?\d+|\d+\.|infinity)(s|m|h|d|)$/.exec(word) ?? [];
  return number === "infinity" ? Infinity : Number(number) * (SECONDS[unit] ?? 1);
}

function* tail(shell: Shell, words: readonly string[]): Process<number> {
  if (words.some((word) => /^-\w*[fF]/.test(word))) yield* pause(shell.machine.clock, Infinity);
  return 0;
}

function touch({ machine }: Shell, words: readonly string[]): number {
  const faults = pathsIn(words).map((path) => machine.write(path, machine.read(path) ?? ""));
  return faults.every((fault) => fault === undefined) ? 0 : 1;
}

function makeFolder({ machine }: Shell, words: readonly string[]): number {
  const isLenient = words.some((word) => /^-\w*p/.test(word));
  let code = 0;
  for (const path of pathsIn(words)) {
    if (machine.has(path) === true && !isLenient) code = 1;
    else if (wayTo(path, isLenient).some((folder) => machine.write(folder, "") !== undefined)) code = 1;
  }
  return code;
}

/** The folder, with those above it if they may be made too. */
function wayTo(path: string, withParents: boolean): string[] {
  return withParents
    ? [...path.matchAll(/\/(?=[^/])|$/g)].map(({ index }) => path.slice(0, index)).filter(Boolean)
    : [path];
}

function remove({ machine }: Shell, words: readonly string[]): number {
  const isLenient = words.some((word) => /^-\w*f/.test(word));
  const paths = pathsIn(words);
  const isMissing = paths.some((path) => machine.has(path) === false);
  for (const path of paths) machine.remove(path);
  return isMissing && !isLenient ? 1 : 0;
}

function copy({ machine }: Shell, words: readonly string[]): number {
  return copyFile(machine, words);
}

function move({ machine }: Shell, words: readonly string[]): number {
  const code = copyFile(machine, words);
  if (code === 0) machine.remove(pathsIn(words)[0] ?? "");
  return code;
}

function copyFile(machine: Machine, words: readonly string[]): number {
  const [from = "", to = ""] = pathsIn(words);
  const text = machine.read(from);
  return text !== undefined && machine.write(to, text) === undefined ? 0 : 1;
}

function print(shell: Shell, words: readonly string[]): number {
  const isBare = words[0] === "-n";
  shell.print(`${(isBare ? words.slice(1) : words).join(" ")}${isBare ? "" : "\n"}`);
  return 0;
}

function printForm(shell: Shell, words: readonly string[]): number {
  const [form = "", ...values] = words;
  const left = [...values];
  shell.print(form.replaceAll(/%[sd]/g, () => left.shift() ?? "").replaceAll("\\n", "\n"));
  return 0;
}

function show(shell: Shell, words: readonly string[], replacesShell: boolean): number | Process<number> {
  const paths = pathsIn(words);
  if (paths.length === 0 && replacesShell) return shell.machine.runUnknown(["cat"], true);
  const texts = paths.map((path) => shell.machine.read(path));
  for (const text of texts) shell.print(text ?? "");
  return texts.includes(undefined) ? 1 : 0;
}

function list({ machine }: Shell, words: readonly string[]): number {
  return pathsIn(words).some((path) => machine.has(path) === false) ? 2 : 0;
}

/** Looks for a text in files. What another program hands on is not known: if that one ended well, it holds the text. */
function search({ code, machine }: Shell, words: readonly string[]): number {
  const [wanted = "", ...paths] = words.filter((word) => !word.startsWith("-"));
  if (paths.length === 0) return code === 0 ? 0 : 1;
  const texts = paths.map((path) => machine.read(path));
  if (texts.includes(undefined)) return 2;
  return texts.some((text) => text?.includes(wanted)) ? 0 : 1;
}

function succeed(): number {
  return 0;
}

function fail(): number {
  return 1;
}

function* runShell(shell: Shell, words: readonly string[], replacesShell: boolean): Process<number> {
  const flag = words.findIndex((word) => /^-\w*c$/.test(word));
  const script = words[flag + 1];
  if (flag !== -1 && script !== undefined) return yield* shell.runText(script, replacesShell);
  const isScript = words.some((word) => !word.startsWith("-"));
  return yield* shell.machine.runUnknown(isScript ? words : ["sh"], !isScript && replacesShell);
}

function* limit(shell: Shell, words: readonly string[]): Process<number> {
  const [seconds = "", ...line] = words.filter((word, index) => index > 0 || !word.startsWith("-"));
  return (yield* runFor(shell.machine.clock, shell.runWords(line, false), secondsOf(seconds))) ?? 124;
}

function* withVariables(shell: Shell, words: readonly string[]): Process<number> {
  const start = words.findIndex((word) => !/^-|=/.test(word));
  return start === -1 ? 0 : yield* shell.runWords(words.slice(start), false);
}

function printName(name: string): Program {
  return (shell) => print(shell, [name]);
}

function pathsIn(words: readonly string[]): readonly string[] {
  return words.filter((word) => !word.startsWith("-"));
}

/** Programs by their names. */
export const PROGRAMS: ReadonlyMap<string, Program> = new Map<string, Program>([
  ...SHELL_COMMANDS,
  ["sleep", sleep],
  ["tail", tail],
  ["touch", touch],
  ["mkdir", makeFolder],
  ["rm", remove],
  ["rmdir", remove],
  ["cp", copy],
  ["mv", move],
  ["echo", print],
  ["printf", printForm],
  ["cat", show],
  ["ls", list],
  ["grep", search],
  ["test", test],
  ["[", test],
  ["timeout", limit],
  ["true", succeed],
  [":", succeed],
  ["false", fail],
  ...["sh", "bash", "ash", "dash"].map((name): [string, Program] => [name, runShell]),
  ...["python", "python3"].map((name): [string, Program] => [name, runPython]),
  ["env", withVariables],
  ..."chmod chown ln printenv sync".split(" ").map((name): [string, Program] => [name, succeed]),
  ..."date hostname id pwd uname whoami".split(" ").map((name): [string, Program] => [name, printName(name)]),
]);
