import { splitShellLine } from "../http/shell-line.ts";
import { findCommand, grammarOf, nearestCommand, nearestName } from "./grammar.ts";
import { readFlags, type BadFlags, type ReadFlags } from "./read-flags.ts";
import { hideVariables, showVariables } from "./variables.ts";
import { readTyped } from "./typed.ts";

/** A command of docker, taken apart. */
export interface DockerCommand {
  readonly kind: "command";
  /** By its shortest name: "run", "ps", "compose up". */
  readonly name: string;
  /** The values of each flag, by its long name; those of docker and compose themselves as "docker --context". */
  readonly flags: ReadonlyMap<string, readonly string[]>;
  /** What is no flag: the image and its command, the build context. */
  readonly args: readonly string[];
  /** What was understood although a shell would not. */
  readonly remarks: readonly string[];
}

/** A text that is no command of docker, and why. */
export interface RefusedCommand {
  readonly kind: "refused";
  readonly problem: string;
  readonly remarks: readonly string[];
  /** The name of the command that refuses its words, where it has one. */
  readonly name?: string;
  /** The first of several commands, and what follows it. */
  readonly first?: DockerCommand;
  readonly rest?: string;
}

/** Parses a typed command as the shell and docker's command line do. */
export function parseCommand(text: string): DockerCommand | RefusedCommand {
  const { line, remarks } = readTyped(text);
  const refuse = (problem: string): RefusedCommand => ({ kind: "refused", problem, remarks });
  const optional = /(?<=\s)\[-[^\]\n]*\]/.exec(line)?.[0];
  if (optional !== undefined)
    return refuse(
      `\`${cut(optional)}\` has the brackets of a help text, around what may be left out. Write no brackets.`,
    );
  const placeholder = /<[a-z][\w ./-]*>/i.exec(line)?.[0];
  if (placeholder !== undefined) return refuse(`\`${cut(placeholder)}\` stands for a word of yours. Write that word.`);
  const shell = splitShellLine(hideVariables(line));
  if (shell.kind === "refused") return refuse(shell.problem);
  const rest = showVariables(shell.rest ?? "").replace(/^;$/, "");
  const [program = "", ...words] = shell.words.map(showVariables);
  if (program !== "docker") return refuse(describeProgram(program));
  const read = readCommand(words);
  if (rest !== "")
    return { ...refuse(describeRest(rest)), rest, ...(read.kind === "command" && { first: { ...read, remarks } }) };
  return read.kind === "refused" ? { ...read, remarks } : { ...read, remarks };
}

type Command = Omit<DockerCommand, "remarks">;
type BadCommand = BadFlags & { readonly name?: string };

function readCommand(words: readonly string[]): Command | BadCommand {
  const own = readOwn("", words);
  if (own.kind === "refused") return own;
  const found = findCommand(own.args);
  if (own.args.length === 0) return bad("Which command of docker? Its name comes next, such as `docker ps`.");
  if (!found) return bad(describeUnknown(own.args));
  const rest = own.args.slice(found.length);
  if (found.name !== "compose") return readRest(found.name, rest, own.flags);
  const compose = readOwn("compose", rest);
  if (compose.kind === "refused") return compose;
  const [name, ...left] = compose.args;
  if (name === undefined)
    return bad("Which command of Docker Compose? Its name comes next, such as `docker compose ps`.");
  return readRest(`compose ${name}`, left, new Map([...own.flags, ...compose.flags]));
}

/** Flags that stand before the command's name. */
function readOwn(name: "" | "compose", words: readonly string[]): ReadFlags | BadFlags {
  const grammar = grammarOf(name);
  const read = grammar ? readFlags(grammar, words) : bad("");
  if (read.kind === "refused") return read;
  const flags = [...read.flags].map(
    ([flag, values]) => [`docker ${name} --${flag}`.replace("  ", " "), values] as const,
  );
  return { ...read, flags: new Map(flags) };
}

function readRest(name: string, words: readonly string[], own: ReadFlags["flags"]): Command | BadCommand {
  const grammar = grammarOf(name);
  if (!grammar) return bad(describeUnknown(name.split(" ")));
  const read = readFlags(grammar, words);
  if (read.kind === "refused") return { ...read, name };
  return { kind: "command", name, flags: new Map([...own, ...read.flags]), args: read.args };
}

function describeUnknown(words: readonly string[]): string {
  const [group = ""] = words;
  const member = MEMBERS.get(group);
  if (member !== undefined) return `\`docker ${group}\` needs one word more, such as \`docker ${group} ${member}\`.`;
  const name = words.slice(0, group === "compose" ? 2 : 1).join(" ");
  const near = nearestCommand(name);
  return `\`docker ${name}\` is no command that we know.${near === undefined ? "" : ` Did you mean \`docker ${near}\`?`}`;
}

/** Words that stand before the name of a command. */
const MEMBERS: ReadonlyMap<string, string> = new Map([
  ["buildx", "build"],
  ["builder", "build"],
  ["container", "run"],
  ["image", "ls"],
  ["network", "ls"],
  ["system", "df"],
  ["volume", "ls"],
]);

function describeProgram(program: string): string {
  if (/^\w+=/.test(program))
    return `You set the variable \`${cut(program.replace(/=.*/, ""))}\` before the command. Here, say it with an option, after \`docker\`.`;
  if (nearestName(program, ["docker"]) !== undefined)
    return `\`${cut(program)}\` is no program. Did you mean \`docker\`?`;
  if (findCommand([program])) return `The command begins with \`docker\`: \`docker ${program} …\`.`;
  return `The command begins with \`docker\`. You wrote \`${cut(program)}\`.`;
}

function describeRest(rest: string): string {
  if (rest === "&") return "Leave out the `&` at the end. Docker has an option of its own for the background.";
  if (/^;\d/.test(rest)) return "A `;` ends a command. Between two ports stands a colon.";
  if (rest.startsWith("-"))
    return `The command ends before \`${cut(rest)}\`, at the end of its line. End a line with a backslash to go on.`;
  return `One command is asked. Leave out what follows: \`${cut(rest)}\`.`;
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function bad(problem: string): BadFlags {
  return { kind: "refused", problem };
}
