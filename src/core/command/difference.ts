import { describeDeed } from "./deed.ts";
import { grammarOf } from "./grammar.ts";
import { explainImage } from "./image-fault.ts";
import { explainMisreading } from "./misread.ts";
import { explainMixUp } from "./mix-up.ts";
import type { DockerCommand } from "./parse-command.ts";
import { readFlags } from "./read-flags.ts";
import { plainValue } from "./plain-value.ts";
import { plain, type PlainCommand } from "./same.ts";
import { explainMount, explainValue } from "./value-fault.ts";

/** Says in what a command is not the one that was wanted: what stands at the wrong place, is missing, too much, or other. */
export function describeDifference(given: DockerCommand, wanted: DockerCommand): string[] {
  if (given.name !== wanted.name) {
    return [`${describeDeed(given.name)} Which command of docker does what is asked?`];
  }
  const misread = explainMisreading(given, wanted);
  if (misread !== undefined) return [misread];
  const [one, other] = [plain(given), plain(wanted)];
  const late = findLate(given, one, other);
  if (late) return [late];
  return [describeArgs(given, one, other), ...describeFlags(given, one, other)].filter((text) => text !== undefined);
}

/** Options that the container's command got, since they stand after the image. */
function findLate({ name, args }: DockerCommand, one: PlainCommand, other: PlainCommand): string | undefined {
  const grammar = grammarOf(name);
  const [image, ...rest] = args;
  const start = rest.findIndex((word) => /^-./.test(word));
  if (!grammar?.isClosed || image === undefined || start === -1) return undefined;
  const late = readFlags(grammar, rest.slice(start));
  if (late.kind === "refused") return undefined;
  const wanted = [...late.flags.keys()].filter((flag) => other.flags.has(flag) && !one.flags.has(flag));
  const isOption = start === 0 && one.args.slice(1).join("\n") !== other.args.slice(1).join("\n");
  const missed = wanted.length === 0 && isOption ? [...late.flags.keys()] : wanted;
  if (missed.length === 0) return undefined;
  const says = missed.length === 1 ? "stands" : "stand";
  return `${listFlags(name, missed)} ${says} after \`${image}\`, so ${missed.length === 1 ? "it belongs" : "they belong"} to the command in the container. Options come before ${placeName(name)}.`;
}

function describeFlags(given: DockerCommand, one: PlainCommand, other: PlainCommand): (string | undefined)[] {
  const { name } = given;
  const missing = [...other.flags.keys()].filter((flag) => !one.flags.has(flag));
  const surplus = [...one.flags.keys()].filter((flag) => !other.flags.has(flag));
  const differing = [...other.flags].filter(([flag, values]) => {
    const own = one.flags.get(flag);
    return own !== undefined && own.join("\n") !== values.join("\n");
  });
  const [mount] = surplus.includes("mount") && missing.includes("volume") ? (one.flags.get("mount") ?? []) : [];
  if (mount !== undefined) return [explainMount(mount)];
  return [
    missing.length > 0 ? `Missing: ${listFlags(name, missing)}.` : undefined,
    surplus.length > 0 ? `Too much: ${listFlags(name, surplus)}.` : undefined,
    ...surplus.map((flag) => explainMixUp(flag, [...missing, ...differing.map(([name]) => name)])),
    ...differing.map(([flag, values]) => describeValue(given, flag, one.flags.get(flag) ?? [], values)),
  ];
}

function describeValue(
  { name, flags }: DockerCommand,
  flag: string,
  own: readonly string[],
  wanted: readonly string[],
): string {
  const as = listFlags(name, [flag]);
  const odd = own.filter((value) => !wanted.includes(value));
  if (odd.length === 0) {
    return own.length < wanted.length ? `${as} is needed once more.` : `${as} is there more often than needed.`;
  }
  const [first = ""] = odd;
  const turned = first.split(":").toReversed().join(":");
  if (flag === "publish" && wanted.includes(turned)) {
    return `${as} names the ports the other way round: your machine's port comes first, then the container's.`;
  }
  if (wanted.every((value) => own.includes(value)))
    return `${as} is there more often than needed: leave out \`${first}\`.`;
  const given = flags.get(flag) ?? flags.get("net") ?? [];
  const written = given.find((value) => plainValue(`${name} ${flag}`, value) === first) ?? first;
  const reason = explainValue(flag, flag === "tag" ? written : first, wanted);
  if (reason !== undefined) return reason;
  return `${as} should have another value than \`${written}\`.`;
}

function describeArgs(given: DockerCommand, one: PlainCommand, other: PlainCommand): string | undefined {
  const { name, args } = given;
  const [count, needed] = [one.args.length, other.args.length];
  if (one.args.join("\n") === other.args.join("\n")) return undefined;
  if (count === 0 || (count < needed && !grammarOf(name)?.isClosed)) return describeMissing(given, other);
  if (one.args[0] !== other.args[0]) {
    const isKept = other.args[0] !== undefined && one.args.includes(other.args[0]);
    if (isKept) return `${capital(placeName(name))} comes right after the options. You wrote \`${args[0]}\` there.`;
    const fault = placeName(name) === "the image" ? explainImage(args, other.args[0] ?? "") : undefined;
    if (fault !== undefined) return fault;
    if (name === "build")
      return `The build context is another folder than \`${args[0]}\`: the one that holds the files, such as \`.\` for this one.`;
    return needed === 0
      ? `Nothing else is needed: leave out \`${args.join(" ")}\`.`
      : `${capital(placeName(name))} is another one than \`${args[0]}\`.`;
  }
  if (count > needed && needed <= 1) return `Too much: \`${args.slice(needed).join(" ")}\`.`;
  return count < needed
    ? `Something is missing after \`${args.at(-1)}\`.`
    : `After \`${args[0]}\`, something else than \`${args.slice(1).join(" ")}\` is asked.`;
}

function describeMissing({ name, flags }: DockerCommand, other: PlainCommand): string {
  const isWanted = (value = ""): boolean => [value, `${value}:latest`].some((each) => other.args.includes(each));
  const eaten = [...flags].find(([, values]) => isWanted(values.at(-1)));
  const what = name === "build" ? "The build context is missing: the folder, such as `.` for this one." : "";
  const says = what || `${capital(placeName(name))} is missing.`;
  if (!eaten) return says;
  return `${listFlags(name, [eaten[0]])} takes the next word as its value, here \`${eaten[1].at(-1)}\`. ${says}`;
}

/** What stands right after the options. */
function placeName(name: string): string {
  if (name === "run" || name === "create") return "the image";
  if (name === "build") return "the build context";
  if (name.startsWith("compose")) return "the service";
  return /^(?:pull|push|tag|rmi|history|save|image)/.test(name) ? "the image" : "the name";
}

/** `-p` (`--publish`) and `--name`, as the help of the command lists them. */
function listFlags(name: string, longs: readonly string[]): string {
  const flags = grammarOf(name)?.flags ?? [];
  const named = longs.map((long) => {
    const short = flags.find((flag) => flag.long === long)?.short;
    if (long.startsWith("docker ")) return `\`${long.replace("docker --", "--").replace("docker ", "")}\``;
    return short === undefined ? `\`--${long}\`` : `\`-${short}\` (\`--${long}\`)`;
  });
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} and ${named.at(-1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
