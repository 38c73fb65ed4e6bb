import { cannotDecode, isEmpty, type Walk } from "./decode/rule.ts";
import { RULES } from "./decode/rules.ts";
import { mapItems, mapValues } from "./field.ts";
import { type ListNode, type MapNode, type Node, nodeOf, type Path } from "./node.ts";

/**
 * Gives every value the form in which `docker compose config --format json` prints it: sizes in bytes, times as Go writes them,
 * commands as lists of words, variables and labels as maps, and nothing that says no more than nothing.
 * @throws ComposeError of the kinds "invalid-value" and "wrong-type".
 */
export function decode(model: MapNode): MapNode {
  return mapValues(model, (value, key) => (key.startsWith("x-") ? extension(value) : decodeAt(value, [key])));
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

function decodeAt(node: Node, path: Path): Node | undefined {
  const rule = RULES.get(path);
  if (rule) return rule(node, path, WALK);
  if (node.kind === "map") return decodeMap(node, path);
  if (node.kind === "list") return decodeList(node, path);
  if (node.isTime) {
    const says = "expected type 'string', got a 'time.Time'";
    throw cannotDecode(node, path, says, "is a date for Compose, and no text. Put it in quotes");
  }
  return isEmpty(node) ? undefined : node;
}

function decodeList(node: ListNode, path: Path): Node | undefined {
  const items = node.items.map((item, index) => decodeAt(item, [...path, index]) ?? item);
  return items.length === 0 ? undefined : { ...node, items };
}

/** Extensions are left out, but not where a user chooses the keys. */
function decodeMap(node: MapNode, path: Path): MapNode {
  const isOpen = path.length === 1;
  return mapValues(node, (value, key) =>
    key.startsWith("x-") && !isOpen ? undefined : decodeAt(value, [...path, key]),
  );
}

const WALK: Walk = { at: decodeAt, map: decodeMap };
