/** Says why a value does not do, where its kind of mistake is known; `flag` is its long name. */
export function explainValue(flag: string, value: string, wanted: readonly string[]): string | undefined {
  const mode = flag === "volume" ? explainVolume(value) : undefined;
  if (mode !== undefined) return mode;
  if (wanted.some((each) => each !== value && each.toLowerCase() === value.toLowerCase()))
    return `Capitals count: \`${value}\` is another name than the one that is asked.`;
  if (flag === "publish") return explainPorts(value);
  if (flag === "platform") return explainPlatform(value, wanted);
  return undefined;
}

function explainPorts(value: string): string | undefined {
  if (/^\d+$/.test(value))
    return `\`-p ${value}\` names a port of the container alone, so Docker picks one of your machine. Write both, with a colon between.`;
  if (value.startsWith("localhost:"))
    return "Before the ports, `-p` takes an address in digits, not a name such as `localhost`.";
  return undefined;
}

function explainPlatform(value: string, wanted: readonly string[]): string | undefined {
  if (!value.includes("/"))
    return `\`${value}\` is one word. The value names the system and the processor, with a slash between.`;
  if (value.split(",").some((each) => wanted.includes(each)))
    return "One platform is asked. More of them make an image for each, which not every engine can keep.";
  return undefined;
}

function explainVolume(value: string): string | undefined {
  const [source = "", , mode = ""] = value.split(":");
  if (/^(?:readonly|RO)$/.test(mode))
    return `\`-v\` does not know the word \`${mode}\` at its end. It is shorter there, in small letters.`;
  if (/^[^/.$~][^/]*\//.test(source))
    return `\`${source}\` is no folder for \`-v\`: a path begins with \`/\` or \`./\`.`;
  return undefined;
}

/** Says why a mount does not lend what `-v` would. */
export function explainMount(value: string): string {
  const isPath = /(?:^|,)(?:source|src)=[/.$~]/.test(value);
  if (isPath && !/(?:^|,)type=bind(?:,|$)/.test(value))
    return "A mount of a folder has `type=bind`. Without it, `--mount` looks for a volume of that name.";
  return "We cannot read this `--mount` as a folder or a volume. It names `type`, `source`, `target`, and perhaps `readonly`.";
}
