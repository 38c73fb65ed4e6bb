import { ComposeError } from "./compose-error.ts";
import { field, mapValues, textOf } from "./field.ts";
import { goText, goType } from "./go-text.ts";
import { isText } from "./long-forms/rule.ts";
import { readMountText } from "./mount-text.ts";
import type { ListNode, MapNode, Node, Path } from "./node.ts";
import { writePath } from "./node.ts";
import { PatternMap } from "./pattern.ts";

/**
 * Keeps of what lists name twice the last one, in the first one's place: a variable, a port, a mount at the same target.
 * @throws ComposeError of the kinds "wrong-type", "missing-key" and "invalid-value".
 */
export function enforceUnique(model: MapNode): MapNode {
  return uniqueMap(model, [], KEYS);
}

function uniqueMap(map: MapNode, path: Path, keys: PatternMap<KeyOf>): MapNode {
  return mapValues(map, (value, key) => {
    const inside = keys.inside(key);
    if (inside === undefined) return value;
    if (value.kind === "map") return uniqueMap(value, [...path, key], inside);
    return value.kind === "list" && inside.value ? uniqueList(value, inside.value, [...path, key]) : value;
  });
}

type KeyOf = (item: Node, path: Path) => string;

function uniqueList(list: ListNode, keyOf: KeyOf, path: Path): ListNode {
  const items = new Map<string, Node>();
  for (const [index, item] of list.items.entries()) items.set(keyOf(item, [...path, index]), item);
  return items.size === list.items.length ? list : { ...list, items: [...items.values()] };
}

const byName: KeyOf = (item, path) => {
  if (item.kind !== "scalar" || typeof item.value !== "string" || item.isTime) throw unexpected(item, path);
  return item.value.split("=", 1)[0] ?? "";
};

const byTarget: KeyOf = (item, path) => {
  if (item.kind === "map") return targetOf(item, path, "volume");
  return item.kind === "scalar" && typeof item.value === "string"
    ? readMountText(item.value, item.place, path).target
    : "";
};

const byDeviceTarget: KeyOf = (item, path) => {
  if (item.kind === "map") return targetOf(item, path, "device");
  const [source = "", target] = item.kind === "scalar" && typeof item.value === "string" ? item.value.split(":") : [];
  return target ?? source;
};

const byMount =
  (folder: string): KeyOf =>
  (item, path) => {
    if (item.kind === "map")
      return textOf(field(item, "target")) ?? `${folder}/${textOf(field(item, "source")) ?? "%!s(<nil>)"}`;
    if (item.kind === "scalar" && typeof item.value === "string") return `${folder}/${item.value}`;
    throw unexpected(item, path);
  };

const byExposed: KeyOf = (item, path) => {
  const isPort =
    item.kind === "scalar" && (typeof item.value === "string" || (typeof item.value === "number" && !item.isFloat));
  if (!isPort) throw unexpected(item, path);
  return goText(item);
};

const byPort: KeyOf = (item, path) => {
  if (item.kind !== "map") return item.kind === "scalar" ? goText(item) : "";
  if (!item.entries.has("target"))
    throw missing(item, path, "target", `service ports ${writeIndexed(path)} is missing a target port`);
  const text = (key: string, standard: string): string => textOf(field(item, key)) ?? standard;
  const published = field(item, "published");
  // A number and a text are two ports for Compose.
  const isNumber = published !== undefined && !isText(published);
  return `${text("host_ip", "0.0.0.0")}:${isNumber}${text("published", "")}:${text("target", "")}/${text("protocol", "tcp")}`;
};

const byFile: KeyOf = (item, path) => {
  if (item.kind !== "map") return item.kind === "scalar" && typeof item.value === "string" ? item.value : "";
  const file = field(item, "path");
  if (file === undefined)
    throw missing(item, path, "path", `environment path attribute ${writeIndexed(path)} is missing`);
  return goText(file);
};

/** A target that is no text counts as none. */
function targetOf(item: MapNode, path: Path, what: string): string {
  const target = field(item, "target");
  if (target !== undefined && isText(target)) return target.value;
  throw missing(item, path, "target", `service ${what} ${writeIndexed(path)} is missing a mount target`);
}

const KEYS = new PatternMap<KeyOf>({
  "networks.*.labels": byName,
  "networks.*.ipam.options": byName,
  "services.*.annotations": byName,
  "services.*.build.args": byName,
  "services.*.build.additional_contexts": byName,
  "services.*.build.platform": byName,
  "services.*.build.tags": byName,
  "services.*.build.labels": byName,
  "services.*.cap_add": byName,
  "services.*.cap_drop": byName,
  "services.*.devices": byDeviceTarget,
  "services.*.configs": byMount(""),
  "services.*.deploy.labels": byName,
  "services.*.dns": byName,
  "services.*.dns_opt": byName,
  "services.*.dns_search": byName,
  "services.*.environment": byName,
  "services.*.env_file": byFile,
  "services.*.expose": byExposed,
  "services.*.labels": byName,
  "services.*.links": byName,
  "services.*.networks.*.aliases": byName,
  "services.*.networks.*.link_local_ips": byName,
  "services.*.ports": byPort,
  "services.*.profiles": byName,
  "services.*.secrets": byMount("/run/secrets"),
  "services.*.sysctls": byName,
  "services.*.tmpfs": byName,
  "services.*.volumes": byTarget,
});

/** Items are written as [0] where lists are looked at one by one. */
function writeIndexed(path: Path): string {
  return path.map((part) => (typeof part === "number" ? `[${part}]` : part)).join(".");
}

function unexpected(item: Node, path: Path): ComposeError {
  const message = `${writePath(path)} must be a text such as NAME=value. Put it in quotes.`;
  const composeSays = `${writeIndexed(path)}: unexpected type ${goType(item)}`;
  return new ComposeError("wrong-type", message, { place: item.place, path, composeSays });
}

function missing({ place }: Node, path: Path, key: string, composeSays: string): ComposeError {
  return new ComposeError("missing-key", `${writePath(path)} needs \`${key}:\`.`, { place, path, composeSays });
}
