import { mapItems } from "../field.ts";
import { goText } from "../go-text.ts";
import { type Entry, nodeOf, writePath } from "../node.ts";
import type { Rewrite } from "../rewrite.ts";
import { invalid, isText, withStandard, wrongType } from "./rule.ts";

/** Lists of which only one thing is said. */
export const listOrOne: Rewrite = (node) => (isText(node) ? { kind: "list", items: [node], place: node.place } : node);

/** A list of nameservers may hold empty places, which variables leave. */
export const nameservers: Rewrite = (node, path, inside) => {
  const list = listOrOne(node, path, inside);
  if (list.kind !== "list") return list;
  return {
    ...list,
    items: list.items.filter((item) => item.kind !== "scalar" || (item.value !== null && item.value !== "")),
  };
};

export const asText: Rewrite = (node) =>
  isText(node) ? node : { kind: "scalar", value: goText(node), place: node.place };

export const envFiles: Rewrite = (node, path, inside) => {
  const list = listOrOne(node, path, inside);
  if (list.kind !== "list") throw wrongType(node, path, "env_file");
  return mapItems(list, (item) => {
    if (item.kind === "map") return withStandard(item, { required: true });
    return nodeOf(isText(item) ? { path: item.value, required: true } : null, item.place);
  });
};

export const names: Rewrite = (node) => {
  if (node.kind !== "list") return node;
  const entries = node.items.map((item): [string, Entry] => [
    goText(item),
    { place: item.place, value: nodeOf(null, item.place) },
  ]);
  return { kind: "map", entries: new Map(entries), place: node.place };
};

export const keyValues: Rewrite = (node, path) => {
  if (node.kind === "map") return node;
  if (node.kind !== "list") throw wrongType(node, path, "");
  const entries = node.items.map((item): [string, Entry] => {
    const text = goText(item);
    const at = text.indexOf("=");
    if (at < 0) throw invalid(item, path, `${writePath(path)}: invalid value ${text}, expected key=value`);
    return [text.slice(0, at), { place: item.place, value: nodeOf(text.slice(at + 1), item.place) }];
  });
  return { kind: "map", entries: new Map(entries), place: node.place };
};

export const ssh: Rewrite = (node, path) => {
  if (node.kind === "map") return node;
  if (node.kind !== "list") throw wrongType(node, path, "ssh");
  const entries = node.items.map((item): [string, Entry] => {
    const [id = "", ...rest] = goText(item).split("=");
    if (rest.length === 0 && id !== "default") throw invalid(item, path, `invalid ssh key "${id}"`);
    return [id, { place: item.place, value: nodeOf(rest.length === 0 ? null : rest.join("="), item.place) }];
  });
  return { kind: "map", entries: new Map(entries), place: node.place };
};
