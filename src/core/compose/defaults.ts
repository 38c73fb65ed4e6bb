import { field, textOf, withFields } from "./field.ts";
import { withStandard } from "./long-forms/rule.ts";
import { type MapNode, nodeOf } from "./node.ts";
import { PatternMap } from "./pattern.ts";
import { rewrite } from "./rewrite.ts";

/** Adds what holds where a long form tells nothing, as `transform.SetDefaultValues` of compose-go 2.15.0 does. */
export function setDefaults(model: MapNode): MapNode {
  return rewrite(model, RULES, (rule, node) => (node.kind === "map" ? rule(node) : node));
}

type Rule = (map: MapNode) => MapNode;

/** Adds some fields where they are missing. */
const adding =
  (standard: Readonly<Record<string, string | boolean>>): Rule =>
  (map) =>
    withStandard(map, standard);

const secret: Rule = (map) =>
  withStandard(map, { target: `/run/secrets/${textOf(field(map, "source")) ?? "%!s(<nil>)"}` });

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
