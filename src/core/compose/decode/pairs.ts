import { mapValues } from "../field.ts";
import { goText } from "../go-text.ts";
import { type Entry, type Node, nodeOf, type Path } from "../node.ts";
import { asText, invalid, isNull, type Rule } from "./rule.ts";

/** KEY=value pairs, of which some have no value. */
export const variables: Rule = (node, path) => pairs(node, path, null);

/** KEY=value pairs, of which one without a value has an empty one. */
export const labels: Rule = (node, path) => pairs(node, path, "");

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

export const manyValues: Rule = (node) =>
  node.kind === "map"
    ? mapValues(node, (value) => ({
        kind: "list",
        items: (value.kind === "list" ? value.items : [value]).map(asText),
        place: value.place,
      }))
    : undefined;
