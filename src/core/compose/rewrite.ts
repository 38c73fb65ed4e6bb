import { mapItems, mapValues } from "./field.ts";
import type { MapNode, Node, Path } from "./node.ts";
import type { PatternMap } from "./pattern.ts";

/**
 * Changes one value.
 * @param inside Changes what lies below a list or a map, each value by the rule for it.
 */
export type Rewrite = (node: Node, path: Path, inside: Inside) => Node;

export type Inside = (node: Node, path: Path) => Node;

/**
 * Gives a model with each value as the rule for its path gives it; a value without a rule keeps its form.
 * @param apply Gives what a rule makes of a value.
 */
export function rewrite<Rule>(
  model: MapNode,
  rules: PatternMap<Rule>,
  apply: (rule: Rule, ...value: Parameters<Rewrite>) => Node,
): MapNode {
  const at = (node: Node, path: Path, here: PatternMap<Rule> | undefined): Node => {
    if (here === undefined) return node;
    const inside: Inside = (below, within) => walk(below, within, here);
    return here.value === undefined ? walk(node, path, here) : apply(here.value, node, path, inside);
  };
  const walk = (node: Node, path: Path, here: PatternMap<Rule>): Node => {
    if (node.kind === "map") return walkMap(node, path, here);
    if (node.kind === "list") return mapItems(node, (item, index) => at(item, [...path, index], here.inside(index)));
    return node;
  };
  const walkMap = (map: MapNode, path: Path, here: PatternMap<Rule>): MapNode =>
    mapValues(map, (value, key) => at(value, [...path, key], here.inside(key)));
  return walkMap(model, [], rules);
}
