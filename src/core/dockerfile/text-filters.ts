import { isKnown } from "./file-node.ts";
import { resolvePath } from "./path.ts";
import { OPAQUE } from "./script.ts";
import { type Outcome, readText, type ShellState } from "./shell-state.ts";
import type { StageFiles } from "./stage-files.ts";
import { TEXT_TOOLS } from "./text-tools.ts";

/** What a filter sees. */
export interface FilterInput extends Omit<ShellState, "variables" | "owner"> {
  readonly input: string;
}

/** Commands whose output depends on nothing but their words and what they read. */
const PURE =
  /^(?:md5sum|sha1sum|sha256sum|sha512sum|cksum|base64|awk|expr|seq|basename|dirname|rev|tac|nl|fold|expand|od|hexdump|xxd|paste|comm|diff|cmp|strings)$/;

/** Commands that print what may be different each time, and change nothing. */
const CHANGING = /^(?:date|env|printenv|id|whoami|stat|du|df|ps|uptime)$/;

/**
 * Gives what a command prints that changes no files. What it makes of texts that are not known has a name that stands
 * for it. Throws an Opaque for commands that are not simple.
 */
export function runFilter(name: string, args: readonly string[], io: FilterInput): Outcome {
  if (/^(?:true|:|sync|sleep|umask)$/.test(name)) return { output: "", status: 0 };
  if (name === "false") return { output: "", status: 1 };
  if (name === "echo") return printed(echo(args, io.files));
  if (name === "printf") return printed(print(args, io.files));
  if (name === "pwd") return printed(`${io.directory}\n`);
  if (name === "test" || name === "[") return { output: "", status: Number(!test(args, io)) };
  if (name === "ls") return printed(list(args, io));
  if (CHANGING.test(name)) return printed(io.files.symbol(name, args, io.run));
  if (name === "find") return printed(find(args, io));
  if (/^(?:uname|hostname|nproc|arch)$/.test(name)) return printed(io.files.symbol(name, args));
  if (Object.hasOwn(TEXT_TOOLS, name) || PURE.test(name)) return filter(name, args, io);
  throw OPAQUE;
}

function printed(output: string): Outcome {
  return { output, status: 0 };
}

function echo(args: readonly string[], files: StageFiles): string {
  const isBare = args[0] === "-n";
  const words = isBare ? args.slice(1) : args;
  const text = words.join(" ");
  if (/^-[neE]+$/.test(words[0] ?? "") || text.includes("\\")) return files.symbol("echo", args);
  return isBare ? text : `${text}\n`;
}

function print([format = "", ...args]: readonly string[], files: StageFiles): string {
  const text = format.replaceAll(String.raw`\n`, "\n").replaceAll(String.raw`\t`, "\t");
  const places = text.match(/%s/g)?.length ?? 0;
  if (/%[^s]|%$|\\/.test(text) || args.some((each) => each.includes("\\"))) return files.symbol("printf", format, args);
  const rounds = places === 0 ? 1 : Math.max(1, Math.ceil(args.length / places));
  let next = 0;
  return text.repeat(rounds).replaceAll("%s", () => args[next++] ?? "");
}

function test(args: readonly string[], io: FilterInput): boolean {
  const { files, directory } = io;
  const words = args.at(-1) === "]" ? args.slice(0, -1) : args;
  const [first = "", second = "", third = ""] = words;
  if (first === "!" && words.length > 2) return !test(words.slice(1), io);
  if (words.some((word) => !isKnown(word))) throw OPAQUE;
  if (words.length === 2 && first === "-n") return second !== "";
  if (words.length === 2 && first === "-z") return second === "";
  if (words.length === 3 && /^[!=]?=$/.test(second)) return (first === third) === (second !== "!=");
  if (words.length !== 2 || !/^-[fdes]$/.test(first)) throw OPAQUE;
  const node = files.get(resolvePath(directory, second));
  if (node?.type === "any" || (node && !isKnown(node.content) && first === "-s")) throw OPAQUE;
  if (first === "-d") return node?.type === "folder";
  return first === "-e" ? node !== undefined : node?.type === "file" && (first === "-f" || node.content !== "");
}

function list(args: readonly string[], { files, directory, run }: FilterInput): string {
  const paths = args.filter((arg) => !arg.startsWith("-"));
  const flags = args.filter((arg) => arg.startsWith("-")).join("");
  const [path = ".", ...others] = paths;
  if (/^[-1Al]*$/.test(flags) && flags.includes("l")) return files.symbol("ls", args, run);
  if (others.length > 0 || !/^[-1A]*$/.test(flags)) throw OPAQUE;
  const names = files.namesIn(resolvePath(directory, path));
  if (!names) throw OPAQUE;
  const shown = flags.includes("A") ? names : names.filter((name) => !name.startsWith("."));
  return shown.map((name) => `${name}\n`).join("");
}

/** Where nothing but names and kinds is asked for, the outcome is made of them. */
function find([path = ".", ...tests]: readonly string[], { files, directory }: FilterInput): string {
  if (path.startsWith("-") || !/^(?:-type [fdl] ?|-name \S+ ?|-maxdepth \d ?)*$/.test(tests.join(" "))) throw OPAQUE;
  const [selection] = files.select(resolvePath(directory, path));
  const nodes = [...(selection?.entries ?? [])].map(([place, { type, content }]) => [
    place,
    type,
    type === "folder" && content,
  ]);
  return files.symbol("find", path, tests, nodes.map(String).toSorted());
}

/** Flags that take the next word as their value. */
const VALUED = /^-(?:[nc]|[dfk])$/;

function filter(name: string, args: readonly string[], io: FilterInput): Outcome {
  const { flags, words } = splitArgs(name, args);
  if ((name === "sort" && args.includes("-o")) || (name === "sed" && args.includes("-i"))) throw OPAQUE;
  const [count, tool] = TEXT_TOOLS[name] ?? [wordsOf(name), undefined];
  const settings = [...flags, ...words.slice(0, count)];
  const paths = words.slice(count);
  const contents = paths.map((path) => (path === "-" ? io.input : readText(io, path)));
  const text = paths.length === 0 ? io.input : contents.join("");
  // What prints names, or counts from the start of each file, does not take several for one.
  const isOne =
    paths.length < 2 || name === "cat" || (name === "sort" && contents.every((each) => /^$|\n$/.test(each)));
  const isClear = isOne && isKnown(text + settings.join(""));
  const output = isClear ? tool?.(text, settings, paths) : undefined;
  if (name === "grep") return found(output, flags.join(""));
  return printed(output ?? io.files.symbol(name, args, contents, text));
}

/** How many of a command's first words are no files. */
function wordsOf(name: string): number {
  if (name === "awk") return 1;
  return /^(?:expr|seq|basename|dirname)$/.test(name) ? Infinity : 0;
}

/** grep says with its exit code whether it found something. */
function found(output: string | undefined, flags: string): Outcome {
  if (output === undefined) throw OPAQUE;
  const status = Number(output === "" || (flags.includes("c") && output === "0\n"));
  return { output: flags.includes("q") ? "" : output, status };
}

function splitArgs(name: string, args: readonly string[]): { flags: string[]; words: string[] } {
  const flags: string[] = [];
  const words: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    if (arg === "-" || !arg.startsWith("-")) words.push(arg);
    else if (VALUED.test(arg) && takesValue(name, arg)) flags.push(arg + (args[(index += 1)] ?? ""));
    else flags.push(arg);
  }
  return { flags, words };
}

function takesValue(name: string, flag: string): boolean {
  if (name === "head" || name === "tail") return /[nc]/.test(flag);
  return name === "cut" || (name === "sort" && flag === "-k");
}
