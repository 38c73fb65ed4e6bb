import { grammarOf } from "./grammar.ts";
import type { DockerCommand } from "./parse-command.ts";

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
  const entries = [...flags].flatMap(([long, values]): [string, string[]][] => {
    const isSwitch = grammar?.flags.some((flag) => flag.long === long && flag.takes === "nothing") === true;
    if (isSwitch && values.at(-1) === "false") return [];
    const known = long === "net" ? "network" : long;
    return [[known, values.map((value) => plainValue(`${name} ${known}`, value)).toSorted()]];
  });
  return { name, flags: new Map(entries), args: args.map((arg, place) => plainArg(name, arg, place)) };
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

/** Gives one value in one spelling; `flag` is the command and the long name: "run publish". */
export function plainValue(flag: string, value: string): string {
  const [, name = ""] = /([\w-]+)$/.exec(flag) ?? [];
  return VALUES[name]?.(value) ?? value;
}

const VALUES: Readonly<Record<string, (value: string) => string>> = {
  publish: (value) => value.replace(/\/tcp$/i, "").replace(/^0\.0\.0\.0:/, ""),
  volume: plainVolume,
  mount: plainMount,
  tag: plainReference,
  file: plainPath,
  workdir: plainPath,
  memory: (value) => value.toLowerCase().replace(/(?<=[kmg])i?b$/, ""),
  cpus: (value) => String(Number(value)),
};

/** "python" is "docker.io/library/python:latest". */
function plainReference(text: string): string {
  const short = text.replace(/^(?:docker\.io\/|index\.docker\.io\/)?(?:library\/)?/, "");
  return /:[^/]*$/.test(short) || short === "" ? short : `${short}:latest`;
}

function plainPath(path: string): string {
  const short = path.replace(/^\.\/(?=.)/, "").replace(/(?<=[^/])\/$/, "");
  return short === "$PWD" ? "." : short;
}

/** A folder of this machine is told from a volume by its first letter; Docker takes `./data` as well. */
function plainVolume(value: string): string {
  const [source = "", ...rest] = value.split(":");
  const folder = source.replace(/^\.(?=\/|$)/, "$PWD").replace(/(?<=.)\/$/, "");
  return [folder, ...rest.map((part) => part.replace(/(?<=.)\/$/, ""))].join(":").replace(/:rw$/, "");
}

function plainMount(value: string): string {
  const names: Readonly<Record<string, string>> = {
    src: "source",
    dst: "target",
    destination: "target",
    ro: "readonly",
  };
  return value
    .split(",")
    .map((part) => {
      const [name = "", setting] = part.split("=");
      const known = names[name] ?? name;
      return known === "readonly" && /^(?:true|1)?$/.test(setting ?? "")
        ? known
        : `${known}=${plainPath(setting ?? "")}`;
    })
    .toSorted()
    .join(",");
}
