import { ComposeError } from "./compose-error.ts";
import { goText, goType } from "./go-text.ts";
import { asBuild, asMap, cannotConvert, isNull, toList } from "./merge-forms.ts";
import { type ListNode, type MapNode, type Node, type Path, plainOf, writePath } from "./node.ts";
import { PatternMap } from "./pattern.ts";

/**
 * Merges a file into those before it, as the package `override` of compose-go 2.15.0 does: maps key by key, lists one after
 * the other, and some fields by their own rules.
 * @throws ComposeError of the kinds "conflict" and "cannot-convert".
 */
export function merge(base: MapNode, over: MapNode): MapNode {
  return mergeEntries(base, over, []);
}

/** Merges what a service says itself into what it extends. */
export function mergeService(base: MapNode, over: MapNode): MapNode {
  return mergeEntries(base, over, ["services", "x"]);
}

/** Merges two values at a path, such as a resource that two files bring along. */
export function mergeAt(base: Node, over: Node, path: Path): Node {
  const rule = RULES.get(path);
  if (rule) return rule(base, over, path);
  if (isNull(over)) return base;
  if (base.kind === "scalar") return over;
  if (base.kind === "map" && over.kind === "map") return mergeEntries(base, over, path);
  if (base.kind === "list" && over.kind === "list") return append(base, over.items);
  const message = `${writePath(path)} is a ${base.kind} in one file and a ${over.kind} in the other; write it the same way in both.`;
  throw new ComposeError("conflict", message, {
    place: over.place,
    path,
    composeSays: `cannot override ${writePath(path)}`,
  });
}

type Rule = (base: Node, over: Node, path: Path) => Node;

const byKey: Rule = (base, over, path) => mergeEntries(asMap(base, path), asMap(over, path), path);
const asSequence: Rule = (base, over) => append(toList(base), toList(over).items);
const replace: Rule = (_base, over) => over;

const mergeDependsOn: Rule = (base, over, path) =>
  mergeEntries(asMap(base, path, STARTED), asMap(over, path, STARTED), path);

const STARTED = { condition: "service_started", required: true };

const mergeBuild: Rule = (base, over, path) => mergeEntries(asBuild(base), asBuild(over), path);

const mergeLogging: Rule = (base, over, path) => {
  const [first, second] = [base, over].map((node) => driverOf(node, path));
  if (base.kind !== "map" || over.kind !== "map") return over;
  return first === second || first === undefined || second === undefined ? mergeEntries(base, over, path) : over;
};

function driverOf(node: Node, path: Path): unknown {
  if (node.kind !== "map")
    throw cannotConvert(node, path, `cannot merge logging: expected a mapping, got ${goType(node)}`);
  const driver = node.entries.get("driver")?.value;
  return driver && plainOf(driver);
}

const mergeUlimit: Rule = (base, over, path) =>
  base.kind === "map" && over.kind === "map" ? mergeEntries(base, over, path) : over;

/** Subnets of the same name are merged, others stand side by side. */
const mergeSubnets: Rule = (base, over, path) => {
  if (base.kind !== "list" || over.kind !== "list")
    throw cannotConvert(over, path, `unexpected type ${goType(base.kind === "list" ? over : base)}`);
  const merged = new Map<string, MapNode>();
  for (const item of base.items) {
    const first = asMap(item, path);
    for (const other of over.items) {
      const second = asMap(other, path);
      const isSame = subnetOf(first) === subnetOf(second);
      const known = merged.get(subnetOf(second));
      if (!isSame && known === undefined) merged.set(subnetOf(second), second);
      else merged.set(subnetOf(second), mergeEntries(first, second, path));
    }
  }
  return { ...over, items: [...merged.values()] };
};

function subnetOf(map: MapNode): string {
  const subnet = map.entries.get("subnet")?.value;
  return subnet ? goText(subnet) : "";
}

const RULES = new PatternMap<Rule>({
  "networks.*.ipam.config": mergeSubnets,
  "networks.*.labels": asSequence,
  "volumes.*.labels": asSequence,
  "services.*.annotations": asSequence,
  "services.*.build": mergeBuild,
  "services.*.build.args": asSequence,
  "services.*.build.additional_contexts": asSequence,
  "services.*.build.extra_hosts": asSequence,
  "services.*.build.labels": asSequence,
  "services.*.command": replace,
  "services.*.depends_on": mergeDependsOn,
  "services.*.deploy.labels": asSequence,
  "services.*.dns": asSequence,
  "services.*.dns_opt": asSequence,
  "services.*.dns_search": asSequence,
  "services.*.entrypoint": replace,
  "services.*.env_file": asSequence,
  "services.*.label_file": asSequence,
  "services.*.environment": asSequence,
  "services.*.extra_hosts": asSequence,
  "services.*.healthcheck.test": replace,
  "services.*.labels": asSequence,
  "services.*.volumes.*.volume.labels": asSequence,
  "services.*.logging": mergeLogging,
  "services.*.models": byKey,
  "services.*.networks": byKey,
  "services.*.sysctls": asSequence,
  "services.*.tmpfs": asSequence,
  "services.*.ulimits.*": mergeUlimit,
});

function mergeEntries(base: MapNode, over: MapNode, path: Path): MapNode {
  const entries = new Map(base.entries);
  for (const [key, entry] of over.entries) {
    const before = base.entries.get(key);
    entries.set(key, before ? { ...entry, value: mergeAt(before.value, entry.value, [...path, key]) } : entry);
  }
  return { ...over, entries };
}

/** Adds items to a list but those that are there already, word by word. */
function append(base: ListNode, more: readonly Node[]): ListNode {
  const known = new Set(base.items.map(writeNode));
  const added = more.filter((item) => {
    const text = writeNode(item);
    const isNew = !known.has(text);
    known.add(text);
    return isNew;
  });
  return { ...base, items: [...base.items, ...added] };
}

function writeNode(node: Node): string {
  return JSON.stringify([node.kind === "scalar" && node.isFloat, sortKeys(plainOf(node))]);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sortKeys(each)]),
  );
}
