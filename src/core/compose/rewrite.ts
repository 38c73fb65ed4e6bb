import { mapItems, mapValues } from "./field.ts";
import type { MapNode, Node, Path } from "./node.ts";

/**
 * Changes one value.
 * @param inside Changes what lies below a list or a map, each value by the rule for it.
 */
export type Rewrite = (node: Node, path: Path, inside: Inside) => Node;

export type Inside = (node: Node, path: Path) => Node;

/** Gives a model with each value as the rule for its path gives it; a value without a rule keeps its form. */
export function rewrite(model: MapNode, ruleFor: (path: Path) => Rewrite | undefined): MapNode {
  const at = (node: Node, path: Path): Node => ruleFor(path)?.(node, path, inside) ?? inside(node, path);
  const inside: Inside = (node, path) => {
    if (node.kind === "list") return mapItems(node, (item, index) => at(item, [...path, index]));
    return node.kind === "map" ? insideMap(node, path) : node;
  };
  const insideMap = (map: MapNode, path: Path): MapNode => mapValues(map, (value, key) => at(value, [...path, key]));
  return insideMap(model, []);
}
