/** Gives one value in one spelling; `flag` is the command and the long name: "run publish". */
export function plainValue(flag: string, value: string): string {
  const [, name = ""] = /([\w-]+)$/.exec(flag) ?? [];
  return VALUES[name]?.(value) ?? value;
}

const VALUES: Readonly<Record<string, (value: string) => string>> = {
  publish: (value) =>
    plainPorts(value)
      .replace(/\/tcp$/i, "")
      .replace(/^0\.0\.0\.0:/, ""),
  platform: plainPlatform,
  "env-file": plainPath,
  volume: plainVolume,
  mount: plainMount,
  tag: plainReference,
  file: plainPath,
  workdir: plainPath,
  memory: (value) => value.toLowerCase().replace(/(?<=[kmg])i?b$/, ""),
  cpus: (value) => String(Number(value)),
};

/** "python" is "docker.io/library/python:latest". */
export function plainReference(text: string): string {
  const short = text.replace(/^(?:docker\.io\/|index\.docker\.io\/)?(?:library\/)?/, "");
  return /:[^/]*$/.test(short) || short === "" ? short : `${short}:latest`;
}

export function plainPath(path: string): string {
  const short = path.replace(/^(?:\.|\$PWD)\/(?=.)/, "").replace(/(?<=[^/])\/$/, "");
  return short === "$PWD" ? "." : short;
}

/** A folder of this machine is told from a volume by its first letter; Docker takes `./data` as well. */
function plainVolume(value: string): string {
  const [source = "", ...rest] = value.split(":");
  return [folderOf(source), ...rest.map((part) => part.replace(/(?<=.)\/$/, ""))]
    .join(":")
    .replace(/(?<=[:,])[zZ](?:,|$)|,[zZ]$/g, "")
    .replace(/:(?:rw)?$/, "");
}

/** `published=8080,target=8000` is `8080:8000`. */
function plainPorts(value: string): string {
  if (!value.includes("=")) return value;
  const parts = new Map(value.split(",").map((part) => [part.replace(/=.*/, ""), part.replace(/^[^=]*=/, "")]));
  const [target, published] = [parts.get("target"), parts.get("published")];
  if (target === undefined || published === undefined) return value;
  return `${published}:${target}/${parts.get("protocol") ?? "tcp"}`;
}

/** Names of processors as the engine reads them, in capitals or not. */
function plainPlatform(value: string): string {
  return value
    .toLowerCase()
    .replace(/(?<=\/)x86[_-]64(?=\/|,|$)/g, "amd64")
    .replace(/(?<=\/)aarch64(?=\/|,|$)/g, "arm64")
    .replaceAll(/(?<=amd64)\/v1(?=,|$)|(?<=arm64)\/v8(?=,|$)/g, "");
}

/** What `-v` would say of a mount; undefined where it cannot say the same. */
export function mountAsVolume(value: string): string | undefined {
  const parts = plainMount(value).split(",");
  const settings = new Map(parts.map((part) => [part.replace(/=.*/, ""), part.replace(/^[^=]*=/, "")]));
  const [type, source, target] = [settings.get("type") ?? "volume", settings.get("source"), settings.get("target")];
  const known = new Set(["type", "source", "target", "readonly"]);
  if (source === undefined || target === undefined || [...settings.keys()].some((name) => !known.has(name)))
    return undefined;
  const isPath = /^[/.$~]/.test(source);
  const isAlike = type === "bind" ? isPath : type === "volume" && !isPath;
  return isAlike ? `${source}:${target}${settings.get("readonly") === "readonly" ? ":ro" : ""}` : undefined;
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
        : `${known}=${known === "source" ? folderOf(setting ?? "") : plainPath(setting ?? "")}`;
    })
    .toSorted()
    .join(",");
}

function folderOf(source: string): string {
  return source.replace(/^\.(?=\/|$)/, "$PWD").replace(/(?<=.)\/$/, "");
}
