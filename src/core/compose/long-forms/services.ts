import { ComposeError } from "../compose-error.ts";
import { field, mapValues, withFields } from "../field.ts";
import { goText } from "../go-text.ts";
import { type Entry, nodeOf, writePath } from "../node.ts";
import type { Rewrite } from "../rewrite.ts";
import { isText, withStandard, wrongType } from "./rule.ts";

export const build: Rewrite = (node, path, inside) => {
  if (node.kind === "map") return inside(node, path);
  if (isText(node)) return nodeOf({ context: node.value }, node.place);
  throw wrongType(node, path, "build");
};

export const extended: Rewrite = (node, path, inside) => {
  if (node.kind === "map") return inside(node, path);
  if (isText(node)) return nodeOf({ service: node.value }, node.place);
  throw wrongType(node, path, "extends");
};

export const gpus: Rewrite = (node, path, inside) => {
  if (node.kind === "list") return inside(node, path);
  if (isText(node)) return nodeOf([{ count: "all" }], node.place);
  throw wrongType(node, path, "gpus");
};

export const dependsOn: Rewrite = (node, path) => {
  const started = { condition: "service_started", required: true };
  if (node.kind === "list") {
    const entries = node.items.map((item): [string, Entry] => [
      goText(item),
      { place: item.place, value: nodeOf(started, item.place) },
    ]);
    return { kind: "map", entries: new Map(entries), place: node.place };
  }
  if (node.kind !== "map") throw wrongType(node, path, "depend_on");
  return mapValues(node, (value) => (value.kind === "map" ? withStandard(value, started) : value));
};

export const ulimit: Rewrite = (node, path) => {
  const isNumber = node.kind === "scalar" && typeof node.value === "number" && !node.isFloat;
  if (node.kind === "map" || isNumber) return node;
  throw wrongType(node, path, "external");
};

/** The old form, with the name below `external`. */
export const resource: Rewrite = (node, path, inside) => {
  const long = inside(node, path);
  const external = field(long, "external");
  if (long.kind !== "map" || external?.kind !== "map") return long;
  const name = external.entries.get("name");
  const own = field(long, "name");
  if (name && own && goText(own) !== goText(name.value))
    throw new ComposeError("conflict", `${writePath(path)} has two names. Keep \`name\`.`, {
      place: name.place,
      path,
      composeSays: `${writePath(path)}: name and external.name conflict; only use name`,
    });
  return withFields(long, { external: nodeOf(true, external.place), ...(name && !own && { name: name.value }) });
};
