import { isLongFlag, isShortFlag, nearestName, type Flag, type Grammar } from "./grammar.ts";

/** The flags and the other words after a command's name. */
export interface ReadFlags {
  readonly kind: "read";
  /** The values of each flag that was given, by its long name. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly args: readonly string[];
}

/** Words that docker refuses, what it says, and what to do. */
export interface BadFlags {
  readonly kind: "refused";
  readonly problem: string;
}

/** Reads the words after a command's name as docker does: `-p8000:8000`, `-it`, `--name=sir`, `--` and all. */
export function readFlags(grammar: Grammar, words: readonly string[]): ReadFlags | BadFlags {
  const reading: Reading = { grammar, left: [...words], flags: new Map(), args: [] };
  while (reading.left.length > 0) {
    const word = reading.left.shift() ?? "";
    if (word === "--" || (grammar.isClosed && !isFlag(word))) {
      reading.args.push(...(word === "--" ? [] : [word]), ...reading.left);
      break;
    }
    if (!isFlag(word)) reading.args.push(word);
    const problem = word.startsWith("--")
      ? readLong(reading, word)
      : isFlag(word)
        ? readShort(reading, word)
        : undefined;
    if (problem !== undefined) return { kind: "refused", problem };
  }
  return { kind: "read", flags: reading.flags, args: reading.args };
}

interface Reading {
  readonly grammar: Grammar;
  readonly left: string[];
  readonly flags: Map<string, string[]>;
  readonly args: string[];
}

function isFlag(word: string): boolean {
  return word.length > 1 && word.startsWith("-");
}

function readLong(reading: Reading, word: string): string | undefined {
  const [, name = "", value] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
  const flag = reading.grammar.flags.find(({ long }) => long === name);
  if (!flag) return unknownLong(reading.grammar, name);
  return give(reading, flag, value, `--${name}`);
}

/** Letters that stand together, the last of which may bring its value along. */
function readShort(reading: Reading, word: string): string | undefined {
  let letters = word.slice(1);
  while (letters !== "") {
    const flag = reading.grammar.flags.find(({ short }) => short === letters[0]);
    if (!flag) return unknownShort(reading.grammar, letters[0] ?? "", word);
    const hasSign = letters.length > 2 && letters[1] === "=";
    const rest = letters.slice(hasSign ? 2 : 1);
    const isSwitch = flag.takes === "nothing";
    const problem = give(reading, flag, hasSign || (!isSwitch && rest !== "") ? rest : undefined, `-${letters[0]}`);
    if (problem !== undefined || hasSign || !isSwitch) return problem;
    letters = rest;
  }
  return undefined;
}

function give(
  { flags, left }: Reading,
  { long, takes }: Flag,
  value: string | undefined,
  as: string,
): string | undefined {
  const given = value ?? (takes === "nothing" ? "true" : left.shift());
  if (given === undefined) return `\`${as}\` needs a value, and nothing follows it.`;
  if (takes === "nothing" && !/^(?:1|t|true|0|f|false)$/i.test(given)) {
    return `\`${as}\` takes no value: it is on when it is there. You wrote \`${as}=${given}\`.`;
  }
  const meaning = takes === "nothing" ? String(/^[1t]/i.test(given)) : given;
  flags.set(long, [...(takes === "many" ? (flags.get(long) ?? []) : []), meaning]);
  return undefined;
}

function unknownLong({ name, flags }: Grammar, long: string): string {
  const says = `\`${commandLine(name)}\` has no flag \`--${long}\`.`;
  if (long === "help") return "`--help` lists the options, and nothing else is done.";
  const [, before = "", sign = ""] = /^([\w-]+)([:,;])/.exec(long) ?? [];
  if (flags.some((flag) => flag.long === before))
    return `${says} Between \`--${before}\` and its value stands a blank or \`=\`, not \`${sign}\`.`;
  const short = flags.find((flag) => flag.short === long);
  if (short) return `${says} A flag of one letter has one dash: \`-${long}\`.`;
  const near =
    nearestName(
      long,
      flags.map((flag) => flag.long),
    ) ?? MEANT.get(long);
  if (name === "" && isLongFlag(long)) return `${says} It belongs to a command, such as \`run\`: write it after that.`;
  return near !== undefined && flags.some((flag) => flag.long === near) ? `${says} Did you mean \`--${near}\`?` : says;
}

function unknownShort({ name, flags }: Grammar, letter: string, word: string): string {
  const long = word.slice(1).replace(/=.*/s, "");
  if (flags.some((flag) => flag.long === long && long.length > 1)) {
    return `\`${word}\` is read as the letters ${Array.from(long, (each) => `\`-${each}\``).join(" ")}. A flag with a long name has two dashes: \`--${long}\`.`;
  }
  const says = `\`${commandLine(name)}\` has no flag \`-${letter}\``;
  if (name === "" && isShortFlag(letter))
    return `${says}. It belongs to a command, such as \`run\`: write it after that.`;
  if (letter === "n" && flags.some((flag) => flag.long === "name"))
    return `${says}. \`--name\` has no short form: write it out, with two dashes.`;
  if (letter === "n" && name === "build") return `${says}. An image gets its name from \`-t\`.`;
  const other = flags.find(({ short }) => short?.toLowerCase() === letter.toLowerCase());
  if (other) return `${says}. Capitals count: did you mean \`-${other.short}\`?`;
  return word.length > 2 ? `${says}, which is in \`${word}\`.` : `${says}.`;
}

function commandLine(name: string): string {
  return name === "" ? "docker" : `docker ${name}`;
}

/** Words that people look for, and what docker calls the thing. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ["port", "publish"],
  ["ports", "publish"],
  ["background", "detach"],
  ["daemon", "detach"],
  ["environment", "env"],
  ["remove", "rm"],
  ["delete", "rm"],
  ["auto-remove", "rm"],
  ["arch", "platform"],
  ["architecture", "platform"],
  ["name", "tag"],
  ["dockerfile", "file"],
  ["mem", "memory"],
  ["dir", "workdir"],
]);
