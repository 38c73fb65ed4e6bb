import { grammarOf } from "./grammar.ts";
import type { DockerCommand } from "./parse-command.ts";
import { mountAsVolume, plainPath, plainReference, plainValue } from "./plain-value.ts";

/** A command with everything in one spelling, so that two that do the same are equal. */
export interface PlainCommand {
  readonly name: string;
  /** The values of each flag in an order of their own; switches that are off are left out. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly args: readonly string[];
}

/** Gives a command in one spelling: implied tags, `/tcp`, `./` and the like. */
export function plain({ name, flags, args }: DockerCommand): PlainCommand {
  const grammar = grammarOf(name);
  const entries = [...asVolumes(name, flags)].flatMap(([long, values]): [string, string[]][] => {
    const isSwitch = grammar?.flags.some((flag) => flag.long === long && flag.takes === "nothing") === true;
    if (isSwitch && values.at(-1) === "false") return [];
    const known = long === "net" ? "network" : long;
    const plainValues = values.map((value) => plainValue(`${name} ${known}`, value)).toSorted();
    return isDefault(name, known, plainValues) ? [] : [[known, plainValues]];
  });
  return { name, flags: new Map(entries), args: args.map((arg, place) => plainArg(name, arg, place)) };
}

/** Whether a flag only says what happens without it: a build is kept in this engine, and reads the file called Dockerfile. */
function isDefault(name: string, long: string, values: readonly string[]): boolean {
  if (name !== "build") return false;
  const [value = ""] = values;
  return (
    long === "load" || (long === "file" && value === "Dockerfile") || (long === "output" && value === "type=docker")
  );
}

/** Folders and volumes that `--mount` lends as `-v` would are told as `-v` does. */
function asVolumes(name: string, flags: DockerCommand["flags"]): DockerCommand["flags"] {
  const mounts = flags.get("mount") ?? [];
  if (mounts.length === 0 || (name !== "run" && name !== "create")) return flags;
  const left = mounts.filter((mount) => mountAsVolume(mount) === undefined);
  const volumes = [...(flags.get("volume") ?? []), ...mounts.flatMap((mount) => mountAsVolume(mount) ?? [])];
  const others = [...flags].filter(([long]) => long !== "mount" && long !== "volume");
  const entries = [["mount", left] as const, ["volume", volumes] as const].filter(([, values]) => values.length > 0);
  return new Map([...others, ...entries]);
}

/** Says whether two commands do the same. */
export function isSame(one: PlainCommand, other: PlainCommand): boolean {
  return one.name === other.name && keyOf(one) === keyOf(other);
}

function keyOf({ flags, args }: PlainCommand): string {
  return JSON.stringify([[...flags].toSorted(([one], [other]) => (one < other ? -1 : 1)), args]);
}

const REFERENCES = new Set(["pull", "push", "tag", "rmi", "history", "save", "image inspect"]);

function plainArg(name: string, arg: string, place: number): string {
  const isImage = REFERENCES.has(name) || (place === 0 && (name === "run" || name === "create"));
  if (isImage) return plainReference(arg);
  return name === "build" ? plainPath(arg) : arg;
}
