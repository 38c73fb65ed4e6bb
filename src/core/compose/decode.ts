import { cannotDecode, isEmpty, type Rule, type Walk } from "./decode/rule.ts";
import { RULES } from "./decode/rules.ts";
import { mapItems, mapValues } from "./field.ts";
import { type ListNode, type MapNode, type Node, nodeOf, type Path } from "./node.ts";
import type { PatternMap } from "./pattern.ts";

/**
 * Gives every value the form in which `docker compose config --format json` prints it: sizes in bytes, times as Go writes them,
 * commands as lists of words, variables and labels as maps, and nothing that says no more than nothing.
 * @throws ComposeError of the kinds "invalid-value" and "wrong-type".
 */
export function decode(model: MapNode): MapNode {
  return mapValues(model, (value, key) =>
    key.startsWith("x-") ? extension(value) : decodeAt(value, [key], RULES.inside(key)),
  );
}

/** An extension of the whole project is printed as it stands, with dates as JSON has them. */
function extension(node: Node): Node {
  if (node.kind === "map") return mapValues(node, extension);
  if (node.kind === "list") return mapItems(node, extension);
  if (node.isTime === undefined) return node;
  const [date = "", time = "", zone = ""] = String(node.value).split(" ");
  const offset = zone === "+0000" ? "Z" : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  return nodeOf(`${date}T${time}${offset}`, node.place);
}

/** @param rules Those for this value and what lies below; undefined when there are none. */
function decodeAt(node: Node, path: Path, rules: Rules): Node | undefined {
  if (rules?.value) return rules.value(node, path, walkOf(rules));
  if (node.kind === "map") return decodeMap(node, path, rules);
  if (node.kind === "list") return decodeList(node, path, rules);
  if (node.isTime) {
    const says = "expected type 'string', got a 'time.Time'";
    throw cannotDecode(node, path, says, "is a date for Compose, and no text. Put it in quotes");
  }
  return isEmpty(node) ? undefined : node;
}

function decodeList(node: ListNode, path: Path, rules: Rules): Node | undefined {
  if (node.items.length === 0) return undefined;
  return mapItems(node, (item, index) => decodeAt(item, [...path, index], rules?.inside(index)) ?? item);
}

/** Extensions are left out, but not where a user chooses the keys. */
function decodeMap(node: MapNode, path: Path, rules: Rules): MapNode {
  const isOpen = path.length === 1;
  return mapValues(node, (value, key) =>
    key.startsWith("x-") && !isOpen ? undefined : decodeAt(value, [...path, key], rules?.inside(key)),
  );
}

type Rules = PatternMap<Rule> | undefined;

function walkOf(rules: Rules): Walk {
  return {
    below: (node, path) => decodeAt(node, path, rules?.inside(path.at(-1) ?? "")),
    map: (node, path) => decodeMap(node, path, rules),
  };
}
