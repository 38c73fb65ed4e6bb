import { explainImage } from "./image-fault.ts";

/** Says why a value does not do, where its kind of mistake is known; `flag` is its long name. */
export function explainValue(flag: string, value: string, wanted: readonly string[]): string | undefined {
  const mode = flag === "volume" ? explainVolume(value, wanted) : undefined;
  if (mode !== undefined) return mode;
  if (wanted.some((each) => each !== value && each.toLowerCase() === value.toLowerCase()))
    return `Capitals count: \`${value}\` is another name than the one that is asked.`;
  if (flag === "tag") return explainImage([value], wanted[0] ?? "");
  if (flag === "publish") return explainPorts(value, wanted);
  if (flag === "platform") return explainPlatform(value, wanted);
  return undefined;
}

function explainPorts(value: string, wanted: readonly string[]): string | undefined {
  if (/^\d+$/.test(value))
    return `\`-p ${value}\` names a port of the container alone, so Docker picks one of your machine. Write both, with a colon between.`;
  if (/^:\d+$/.test(value))
    return `Before the colon of \`${value}\` stands nothing, so Docker picks a port of your machine. Write the one that is asked.`;
  if (value.startsWith("localhost:"))
    return "Before the ports, `-p` takes an address in digits, not a name such as `localhost`.";
  if (/^\d+[^\d:]+\d+$/.test(value)) return `Between the two ports stands a colon. You wrote \`${value}\`.`;
  if (/\d[OoIl]|[OoIl]\d/.test(value)) return `\`${value}\` has a letter among its digits.`;
  return wanted.length === 1 ? comparePorts(value, wanted[0] ?? "") : undefined;
}

/** Says which of two ports is another one. */
function comparePorts(value: string, wanted: string): string | undefined {
  const [host, inside, ...more] = value.split(":");
  const [asked, needed] = wanted.split(":");
  if (inside === undefined || more.length > 0) return undefined;
  if (inside.replace(/\/.*/, "") === needed && inside !== needed)
    return `The protocol of \`${value}\` is another one than is asked.`;
  if (host === asked)
    return `Before the colon, \`${host}\` is right. Behind it, \`${inside}\` is not the port of the container.`;
  if (inside === needed)
    return `Behind the colon, \`${inside}\` is right. Before it, \`${host}\` is not the port of your machine.`;
  return `Neither port of \`${value}\` is right. Before the colon stands your machine's, behind it the container's.`;
}

function explainPlatform(value: string, wanted: readonly string[]): string | undefined {
  if (!value.includes("/"))
    return `\`${value}\` is one word. The value names the system and the processor, with a slash between.`;
  if (value.split(",").some((each) => wanted.includes(each)))
    return "One platform is asked. More of them make an image for each, which not every engine can keep.";
  const [system = "", processor = ""] = value.split("/");
  if (wanted.some((each) => each.startsWith(`${system}/`)))
    return `\`${system}\` is right. Behind the slash, another processor than \`${processor}\` is asked.`;
  return undefined;
}

function explainVolume(value: string, wanted: readonly string[]): string | undefined {
  const [source = "", target, mode = ""] = value.split(":");
  if (/^(?:readonly|RO)$/.test(mode))
    return `\`-v\` does not know the word \`${mode}\` at its end. It is shorter there, in small letters.`;
  if (/^[^/.$~][^/]*\//.test(source))
    return `\`${source}\` is no folder for \`-v\`: a path begins with \`/\` or \`./\`.`;
  if (target === undefined) return `\`${value}\` is one folder. \`-v\` takes two, your machine's before the colon.`;
  if (/^r[ow]$/.test(target)) return `\`:${target}\` stands at the end, behind the folder of the container.`;
  if (!target.startsWith("/")) return `\`${target}\`, the folder in the container, has to begin with \`/\`.`;
  return wanted.length === 1 ? compareFolders([source, target, mode], wanted[0] ?? "") : undefined;
}

/** Says which part of a mount is another one. */
function compareFolders([source, target, mode]: readonly [string, string, string], wanted: string): string | undefined {
  const [asked = "", needed = "", ending = ""] = wanted.split(":");
  if (source === needed && target === asked) return "The folders are the other way round: your machine's comes first.";
  if (source !== asked && /^[/.$~]/.test(asked) && /^\w/.test(source))
    return `\`${source}\` without a slash is a volume that Docker keeps, not a folder of yours.`;
  if (source !== asked && target === needed) return `Before the colon, another folder than \`${source}\` is asked.`;
  if (source === asked && target !== needed) return `Behind the colon, another folder than \`${target}\` is asked.`;
  if (source !== asked || mode === ending) return undefined;
  return ending === "ro"
    ? "Both folders are right. As it stands, the container may write there: what makes it read-only?"
    : "Both folders are right. What follows them is not asked.";
}

/** Says why a mount does not lend what `-v` would. */
export function explainMount(value: string): string {
  const isPath = /(?:^|,)(?:source|src)=[/.$~]/.test(value);
  if (isPath && !/(?:^|,)type=bind(?:,|$)/.test(value))
    return "A mount of a folder has `type=bind`. Without it, `--mount` looks for a volume of that name.";
  return "We cannot read this `--mount` as a folder or a volume. It names `type`, `source`, `target`, and perhaps `readonly`.";
}
