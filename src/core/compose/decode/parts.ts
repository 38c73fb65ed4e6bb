import { field, withFields } from "../field.ts";
import { type Entry, nodeOf } from "../node.ts";
import { isEmpty, isNull, type Rule } from "./rule.ts";

/** What is told even if it is zero or false. */
export const kept: Rule = (node) => (node.kind === "scalar" && node.value === null ? undefined : node);

/** What holds unless it is denied. */
export const denied: Rule = (node) => (node.kind === "scalar" && node.value === false ? node : undefined);

/** A map that may hold nothing for a key. */
export const open: Rule = (node, path, walk) => {
  if (node.kind !== "map") return isEmpty(node) ? undefined : node;
  const entries = new Map<string, Entry>();
  for (const [key, entry] of node.entries)
    entries.set(key, { ...entry, value: walk.below(entry.value, [...path, key]) ?? nodeOf(null, entry.place) });
  return entries.size === 0 ? undefined : { ...node, entries };
};

export const ulimit: Rule = (node, path, walk) => {
  if (node.kind === "map") return walk.map(node, path);
  return isEmpty(node) ? nodeOf({}, node.place) : node;
};

/** A part that is printed even when nothing is told of it. */
export const withEmpty =
  (...keys: readonly string[]): Rule =>
  (node, path, walk) => {
    if (node.kind !== "map") return isNull(node) ? undefined : node;
    const inside = walk.map(node, path);
    const missing = keys.filter((key) => field(inside, key) === undefined);
    return withFields(inside, Object.fromEntries(missing.map((key) => [key, nodeOf({}, node.place)])));
  };

export const deploy: Rule = (node, path, walk) => withEmpty("resources", "placement")(node, path, walk);

export const watch: Rule = (node, path, walk) => {
  if (node.kind !== "map") return node;
  const inside = walk.map(node, path);
  const exec = field(inside, "exec");
  return withFields(inside, { exec: exec ?? nodeOf({ command: null }, node.place) });
};

export const service: Rule = (node, path, walk) => {
  if (node.kind !== "map") return node;
  const inside = walk.map(node, path);
  const own = field(inside, "deploy");
  const replicas = field(own, "replicas") ?? field(node, "scale");
  return withFields(inside, {
    command: inside.entries.get("command")?.value ?? nodeOf(null, node.place),
    entrypoint: inside.entries.get("entrypoint")?.value ?? nodeOf(null, node.place),
    ...(replicas && own?.kind === "map" && { deploy: withFields(own, { replicas }) }),
  });
};

export const nothing: Rule = () => undefined;

/** Limits of a device, whose keys Compose prints with capitals. */
export const throttle: Rule = (node, path, walk) => {
  if (node.kind !== "map") return node;
  const entries = [...walk.map(node, path).entries];
  return {
    ...node,
    entries: new Map(entries.map(([key, entry]) => [key.charAt(0).toUpperCase() + key.slice(1), entry])),
  };
};
