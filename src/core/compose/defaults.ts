import { field, mapItems, mapValues, textOf, withFields } from "./field.ts";
import { type MapNode, type Node, nodeOf, type Path } from "./node.ts";
import { PatternMap } from "./pattern.ts";

/** Adds what holds where a long form tells nothing, as `transform.SetDefaultValues` of compose-go 2.15.0 does. */
export function setDefaults(model: MapNode): MapNode {
  const walk = (node: Node, path: Path): Node => {
    const rule = RULES.get(path);
    if (rule) return node.kind === "map" ? rule(node) : node;
    if (node.kind === "list") return mapItems(node, (item, index) => walk(item, [...path, index]));
    return node.kind === "map" ? walkMap(node, path) : node;
  };
  const walkMap = (map: MapNode, path: Path): MapNode => mapValues(map, (value, key) => walk(value, [...path, key]));
  return walkMap(model, []);
}

type Rule = (map: MapNode) => MapNode;

/** Adds some fields where they are missing. */
const adding =
  (standard: Readonly<Record<string, string | boolean>>): Rule =>
  (map) => {
    const missing = Object.entries(standard).filter(([key]) => !map.entries.has(key));
    return withFields(map, Object.fromEntries(missing.map(([key, value]) => [key, nodeOf(value, map.place)])));
  };

const secret: Rule = (map) => adding({ target: `/run/secrets/${textOf(field(map, "source")) ?? "%!s(<nil>)"}` })(map);

/** All devices, unless some are counted or named. */
const deviceRequest: Rule = (map) =>
  map.entries.has("count") || map.entries.has("device_ids")
    ? map
    : withFields(map, { count: nodeOf("all", map.place) });

const RULES = new PatternMap<Rule>({
  "services.*.build": adding({ context: "." }),
  "services.*.secrets.[]": secret,
  "services.*.ports.[]": adding({ protocol: "tcp", mode: "ingress" }),
  "services.*.deploy.resources.reservations.devices.[]": deviceRequest,
  "services.*.gpus.[]": deviceRequest,
  "services.*.volumes.[].bind": adding({ create_host_path: true }),
});
