import { closest } from "../text/closest.ts";
import recorded from "./flags.json" with { type: "json" };

/** A flag of one command of docker. */
export interface Flag {
  readonly long: string;
  readonly short: string | undefined;
  /** A switch takes a value after "=" only; of "many" each use adds a value. */
  readonly takes: "nothing" | "one" | "many";
}

/** What may be written after a command of docker, as its --help lists it: "publish" is `p|publish*` there. */
export interface Grammar {
  /** The shortest way to name it: "ps", "compose up"; "" for docker itself. */
  readonly name: string;
  readonly flags: readonly Flag[];
  /** Whether the first word that is no flag ends the flags: what follows belongs to the container's own command. */
  readonly isClosed: boolean;
}

const LISTED: ReadonlyMap<string, string> = new Map(Object.entries(recorded));
const CLOSED = new Set(["", "compose", "run", "create", "exec", "top", "compose run", "compose exec"]);

/** Gives the grammar of a command by its shortest name; undefined when we do not know it. */
export function grammarOf(name: string): Grammar | undefined {
  const listed = LISTED.get(name);
  if (listed === undefined) return undefined;
  const flags = listed.split(" ").filter((flag) => flag !== "");
  return { name, flags: flags.map(readFlag), isClosed: CLOSED.has(name) };
}

/** Says whether any command has a flag of this long name. */
export function isLongFlag(name: string): boolean {
  return [...LISTED.keys()].some((command) => grammarOf(command)?.flags.some(({ long }) => long === name));
}

/** Says whether any command has a flag of this letter. */
export function isShortFlag(letter: string): boolean {
  return [...LISTED.keys()].some((command) => grammarOf(command)?.flags.some(({ short }) => short === letter));
}

/** Gives the shortest name of the command that words begin with, and how many of them name it. */
export function findCommand(words: readonly string[]): { name: string; length: number } | undefined {
  const [first = "", second = ""] = words;
  const pair = `${first} ${second}`;
  const long = ALIASES.get(pair) ?? (first === "container" && !second.startsWith("-") ? second : pair);
  if (LISTED.has(long) && second !== "") return { name: long, length: 2 };
  return LISTED.has(first) && first !== "" ? { name: first, length: 1 } : undefined;
}

/** Gives the command that was probably meant. */
export function nearestCommand(word: string): string | undefined {
  return nearestName(
    word,
    [...LISTED.keys()].filter((name) => name !== ""),
  );
}

/** Gives the name that a mistyped one is nearest to, also when its letters are only in another order. */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  const small = word.toLowerCase();
  return names.find((name) => sorted(name) === sorted(small)) ?? closest(small, names);
}

function sorted(word: string): string {
  return Array.from(word).toSorted().join("");
}

/** Longer names of commands, as docker itself has them. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["container ls", "ps"],
  ["container list", "ps"],
  ["container remove", "rm"],
  ["image build", "build"],
  ["buildx build", "build"],
  ["buildx b", "build"],
  ["builder build", "build"],
  ["image ls", "images"],
  ["image list", "images"],
  ["image rm", "rmi"],
  ["image remove", "rmi"],
  ...["pull", "push", "tag", "history", "save", "load"].map((name) => [`image ${name}`, name] as const),
  ["system info", "info"],
  ["volume list", "volume ls"],
  ["volume remove", "volume rm"],
  ["network list", "network ls"],
  ["network remove", "network rm"],
]);

function readFlag(text: string): Flag {
  const [, short, long = "", kind = ""] = /^(?:(\w)\|)?([\w-]+)([=*]?)$/.exec(text) ?? [];
  return { long, short, takes: kind === "*" ? "many" : kind === "=" ? "one" : "nothing" };
}
