import { ComposeError } from "./compose-error.ts";
import { field, mapValues, withFields } from "./field.ts";
import { goText } from "./go-text.ts";
import { type Entry, type MapNode, type Node, nodeOf, type Path, writePath } from "./node.ts";
import { PatternMap } from "./pattern.ts";
import { shellWords } from "./shell-words.ts";
import { readSize } from "./size.ts";
import { readTimeSpan, writeTimeSpan } from "./time-span.ts";

/**
 * Gives every value the form in which `docker compose config --format json` prints it: sizes in bytes, times as Go writes them,
 * commands as lists of words, variables and labels as maps, and nothing that says no more than nothing.
 * @throws ComposeError of the kinds "invalid-value" and "wrong-type".
 */
export function decode(model: MapNode): MapNode {
  const decoded = walkMap(model, []);
  return decoded.kind === "map" ? decoded : model;
}

type Rule = (node: Node, path: Path) => Node | undefined;

function walk(node: Node, path: Path): Node | undefined {
  const rule = RULES.get(path);
  if (rule) return rule(node, path);
  if (node.kind === "map") return walkMap(node, path);
  if (node.kind === "list") return walkList(node, path);
  return isEmpty(node) ? undefined : node;
}

function walkList(node: Node & { kind: "list" }, path: Path): Node | undefined {
  const items = node.items.map((item, index) => walk(item, [...path, index]) ?? item);
  return items.length === 0 ? undefined : { ...node, items };
}

/** Extensions are left out, but not where a user chooses the keys. */
function walkMap(node: MapNode, path: Path): MapNode {
  const isOpen = path.length === 1;
  return mapValues(node, (value, key) => (key.startsWith("x-") && !isOpen ? undefined : walk(value, [...path, key])));
}

function isEmpty(node: Node): boolean {
  return (
    node.kind === "scalar" && (node.value === null || node.value === false || node.value === 0 || node.value === "")
  );
}

/** What is told even if it is zero or false. */
const kept: Rule = (node) => (node.kind === "scalar" && node.value === null ? undefined : node);

/** What holds unless it is denied. */
const denied: Rule = (node) => (node.kind === "scalar" && node.value === false ? node : undefined);

/** A map that may hold nothing for a key. */
const open: Rule = (node, path) => {
  if (node.kind !== "map") return isEmpty(node) ? undefined : node;
  const entries = new Map<string, Entry>();
  for (const [key, entry] of node.entries)
    entries.set(key, { ...entry, value: walk(entry.value, [...path, key]) ?? nodeOf(null, entry.place) });
  return entries.size === 0 ? undefined : { ...node, entries };
};

const words: Rule = (node, path) => {
  if (node.kind === "list") return { ...node, items: node.items.map(asText) };
  if (node.kind !== "scalar" || node.value === null) return nodeOf(null, node.place);
  const read = shellWords(String(node.value));
  if (read === undefined)
    throw invalid(node, path, "has a quote or a bracket that is not closed", "invalid command line string");
  return nodeOf(read, node.place);
};

const test: Rule = (node) => (node.kind === "scalar" ? nodeOf(["CMD-SHELL", goText(node)], node.place) : node);

/** KEY=value pairs, of which some have no value. */
const variables: Rule = (node, path) => pairs(node, path, null);
/** KEY=value pairs, of which one without a value has an empty one. */
const labels: Rule = (node, path) => pairs(node, path, "");

function pairs(node: Node, path: Path, missing: string | null): Node | undefined {
  const entries = new Map<string, Entry>();
  if (node.kind === "map")
    for (const [key, { place, value }] of node.entries)
      entries.set(key, { place, value: isNull(value) ? nodeOf(missing, place) : asText(value) });
  if (node.kind === "list") {
    for (const item of node.items) {
      const text = goText(item);
      const at = text.indexOf("=");
      const key = at < 0 ? text : text.slice(0, at);
      if (missing === null && /\s$/.test(key))
        throw invalid(
          item,
          path,
          "has a space before the equals sign",
          `environment variable ${key} is declared with a trailing space`,
        );
      entries.set(key, { place: item.place, value: nodeOf(at < 0 ? missing : text.slice(at + 1), item.place) });
    }
  }
  return entries.size === 0 ? undefined : { kind: "map", entries, place: node.place };
}

function isNull(node: Node): boolean {
  return node.kind === "scalar" && node.value === null;
}

function asText(node: Node): Node {
  return node.kind === "scalar" && typeof node.value === "string" ? node : nodeOf(goText(node), node.place);
}

const text: Rule = (node) =>
  isEmpty(node) && !(node.kind === "scalar" && node.value === 0) ? undefined : asText(node);

const texts: Rule = (node) => {
  if (node.kind === "list") return node.items.length === 0 ? undefined : { ...node, items: node.items.map(asText) };
  return isNull(node) ? undefined : { kind: "list", items: [asText(node)], place: node.place };
};

const manyValues: Rule = (node) =>
  node.kind === "map"
    ? mapValues(node, (value) => ({
        kind: "list",
        items: (value.kind === "list" ? value.items : [value]).map(asText),
        place: value.place,
      }))
    : undefined;

const bytes: Rule = (node, path) => {
  const written = goText(node);
  const size = node.kind === "scalar" && node.isFloat ? 0 : readSize(written);
  if (size === undefined || (size < 0 && !/^-\d+$/.test(written)))
    throw cannotDecode(node, path, `invalid size: '${written}'`, "is no size such as 512m or 1.5g");
  return size === 0 ? undefined : nodeOf(String(size), node.place);
};

const span: Rule = (node, path) => {
  if (isNull(node)) return undefined;
  const read = readTimeSpan(goText(node));
  if ("composeSays" in read) throw cannotDecode(node, path, read.composeSays, "is no time such as 10s or 1m30s");
  return nodeOf(writeTimeSpan(read.nanoseconds), node.place);
};

const spanOrNothing: Rule = (node, path) => {
  const written = span(node, path);
  return written?.kind === "scalar" && written.value === "0s" ? undefined : written;
};

const processors: Rule = (node, path) => {
  const written = goText(node);
  const count = Number(written);
  if (written === "" || Number.isNaN(count))
    throw cannotDecode(
      node,
      path,
      `strconv.ParseFloat: parsing "${written}": invalid syntax`,
      "is no number of processors such as 0.5",
    );
  return count === 0 ? undefined : { kind: "scalar", value: count, place: node.place };
};

const deviceCount: Rule = (node, path) => {
  const written = goText(node);
  if (written.toLowerCase() === "all") return nodeOf(-1, node.place);
  if (!/^[-+]?\d+$/.test(written))
    throw cannotDecode(
      node,
      path,
      `invalid value "${written}", the only value allowed is 'all' or a number`,
      "is neither a number nor all",
    );
  return Number(written) === 0 ? undefined : nodeOf(Number(written), node.place);
};

/** Rights of a file, which YAML reads as a number of base 8. */
const mode: Rule = (node) => {
  if (isNull(node)) return undefined;
  const number =
    node.kind === "scalar" && typeof node.value === "number" ? node.value : Number.parseInt(goText(node), 8);
  return nodeOf(`0${number.toString(8)}`, node.place);
};

const hosts: Rule = (node, path) => {
  const lines =
    node.kind === "map"
      ? [...node.entries].flatMap(([host, { value }]) => hostLines(host, value))
      : node.kind === "list"
        ? node.items.flatMap((item) => hostItem(item, path))
        : [];
  return lines.length === 0
    ? undefined
    : nodeOf(
        lines.toSorted((a, b) => (a < b ? -1 : 1)),
        node.place,
      );
};

function hostLines(host: string, value: Node): string[] {
  const addresses = value.kind === "list" ? value.items.map(goText) : [isNull(value) ? "" : goText(value)];
  return addresses.map((address) => `${host}=${withoutBrackets(address)}`);
}

function hostItem(item: Node, path: Path): string[] {
  const line = goText(item);
  const at = line.includes("=") ? line.indexOf("=") : line.indexOf(":");
  if (at < 0)
    throw invalid(item, path, "needs an address, as in host=10.0.0.1", `invalid additional host, missing IP: ${line}`);
  const host = line.slice(0, at);
  if (host === "" || /[:=]/.test(host)) throw invalid(item, path, "has no name of a host", `bad host name '${host}'`);
  return line
    .slice(at + 1)
    .split(",")
    .map((address) => `${host}=${withoutBrackets(address)}`);
}

function withoutBrackets(address: string): string {
  return address.length > 2 && address.startsWith("[") && address.endsWith("]") ? address.slice(1, -1) : address;
}

const ulimit: Rule = (node, path) => {
  if (node.kind === "map") return walkMap(node, path);
  return isEmpty(node) ? nodeOf({}, node.place) : node;
};

/** A part that is printed even when nothing is told of it. */
const withEmpty =
  (...keys: readonly string[]): Rule =>
  (node, path) => {
    if (node.kind !== "map") return isNull(node) ? undefined : node;
    const inside = walkMap(node, path);
    const missing = keys.filter((key) => field(inside, key) === undefined);
    return withFields(inside, Object.fromEntries(missing.map((key) => [key, nodeOf({}, node.place)])));
  };

const deploy: Rule = (node, path) => withEmpty("resources", "placement")(node, path);

const watch: Rule = (node, path) => {
  if (node.kind !== "map") return node;
  const inside = walkMap(node, path);
  const exec = field(inside, "exec");
  return withFields(inside, { exec: exec ?? nodeOf({ command: null }, node.place) });
};

const service: Rule = (node, path) => {
  if (node.kind !== "map") return node;
  const replicas = field(node, "scale");
  const inside = walkMap(node, path);
  const own = field(inside, "deploy");
  return withFields(inside, {
    command: inside.entries.get("command")?.value ?? nodeOf(null, node.place),
    entrypoint: inside.entries.get("entrypoint")?.value ?? nodeOf(null, node.place),
    ...(replicas && own?.kind === "map" && { deploy: withFields(own, { replicas }) }),
  });
};

const nothing: Rule = () => undefined;

const RULES = new PatternMap<Rule>({
  "services.*": service,
  "services.*.annotations": labels,
  "services.*.attach": kept,
  "services.*.blkio_config.device_read_bps.[].rate": bytes,
  "services.*.blkio_config.device_write_bps.[].rate": bytes,
  "services.*.build.args": variables,
  "services.*.build.cache_from": texts,
  "services.*.build.cache_to": texts,
  "services.*.build.no_cache_filter": texts,
  "services.*.build.extra_hosts": hosts,
  "services.*.build.labels": labels,
  "services.*.build.platforms": texts,
  "services.*.build.shm_size": bytes,
  "services.*.build.tags": texts,
  "services.*.build.ulimits.*": ulimit,
  "services.*.command": words,
  "services.*.configs.[].mode": mode,
  "services.*.cpus": processors,
  "services.*.depends_on": open,
  "services.*.depends_on.*.required": kept,
  "services.*.deploy": deploy,
  "services.*.deploy.labels": labels,
  "services.*.deploy.replicas": kept,
  "services.*.deploy.resources.limits.cpus": processors,
  "services.*.deploy.resources.limits.memory": bytes,
  "services.*.deploy.resources.reservations.cpus": processors,
  "services.*.deploy.resources.reservations.devices.[].count": deviceCount,
  "services.*.deploy.resources.reservations.devices.[].options": labels,
  "services.*.deploy.resources.reservations.memory": bytes,
  "services.*.deploy.restart_policy.delay": span,
  "services.*.deploy.restart_policy.max_attempts": kept,
  "services.*.deploy.restart_policy.window": span,
  "services.*.deploy.rollback_config.delay": spanOrNothing,
  "services.*.deploy.rollback_config.monitor": spanOrNothing,
  "services.*.deploy.rollback_config.parallelism": kept,
  "services.*.deploy.update_config.delay": spanOrNothing,
  "services.*.deploy.update_config.monitor": spanOrNothing,
  "services.*.deploy.update_config.parallelism": kept,
  "services.*.develop.watch.[]": watch,
  "services.*.develop.watch.[].exec.command": words,
  "services.*.dns": texts,
  "services.*.dns_search": texts,
  "services.*.entrypoint": words,
  "services.*.env_file": nothing,
  "services.*.environment": variables,
  "services.*.expose": texts,
  "services.*.extra_hosts": hosts,
  "services.*.gpus.[].count": deviceCount,
  "services.*.gpus.[].options": labels,
  "services.*.group_add": texts,
  "services.*.healthcheck.interval": span,
  "services.*.healthcheck.retries": kept,
  "services.*.healthcheck.start_interval": span,
  "services.*.healthcheck.start_period": span,
  "services.*.healthcheck.test": test,
  "services.*.healthcheck.timeout": span,
  "services.*.init": kept,
  "services.*.labels": labels,
  "services.*.logging.options": labels,
  "services.*.mem_limit": bytes,
  "services.*.mem_reservation": bytes,
  "services.*.mem_swappiness": bytes,
  "services.*.memswap_limit": bytes,
  "services.*.models": open,
  "services.*.networks": open,
  "services.*.networks.*.driver_opts": labels,
  "services.*.ports.[].published": text,
  "services.*.post_start.[].command": words,
  "services.*.post_start.[].environment": variables,
  "services.*.pre_start.[].command": words,
  "services.*.pre_start.[].environment": variables,
  "services.*.pre_stop.[].command": words,
  "services.*.pre_stop.[].environment": variables,
  "services.*.provider.options": manyValues,
  "services.*.scale": kept,
  "services.*.secrets.[].mode": mode,
  "services.*.build.secrets.[].mode": mode,
  "services.*.shm_size": bytes,
  "services.*.stop_grace_period": span,
  "services.*.storage_opt": labels,
  "services.*.sysctls": labels,
  "services.*.tmpfs": texts,
  "services.*.ulimits.*": ulimit,
  "services.*.volumes.[].bind.create_host_path": denied,
  "services.*.volumes.[].tmpfs.size": bytes,
  "services.*.volumes.[].volume.labels": labels,
  "networks.*": withEmpty("ipam"),
  "networks.*.driver_opts": labels,
  "networks.*.enable_ipv4": kept,
  "networks.*.enable_ipv6": kept,
  "networks.*.ipam.config.[].aux_addresses": labels,
  "networks.*.ipam.options": labels,
  "networks.*.labels": labels,
  "volumes.*.driver_opts": labels,
  "volumes.*.labels": labels,
  "secrets.*.driver_opts": labels,
  "secrets.*.labels": labels,
  "configs.*.labels": labels,
});

function invalid({ place }: Node, path: Path, what: string, composeSays: string): ComposeError {
  return new ComposeError("invalid-value", `${writePath(path)} ${what}.`, { place, path, composeSays });
}

/** An error as the decoder of compose-go words it: 'services[api].mem_limit' invalid size: 'lots'. */
function cannotDecode(node: Node, path: Path, says: string, what: string): ComposeError {
  const [kind = "", name = "", ...rest] = path;
  const where = `${kind}[${name}].${rest
    .map((part) => (typeof part === "number" ? `[${part}]` : part))
    .join(".")
    .replaceAll(".[", "[")}`;
  const composeSays = `decoding failed due to the following error(s):\n\n'${where}' ${says}`;
  return new ComposeError("invalid-value", `${writePath(path)} is "${goText(node)}", which ${what}.`, {
    place: node.place,
    path,
    composeSays,
  });
}
