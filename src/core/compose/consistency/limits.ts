import { field, numberOf, textOf } from "../field.ts";
import { nodeAt } from "../node.ts";
import { type Check, INVALID, refuse } from "./check.ts";

export const scale: Check = (name, service) => {
  const [own, replicas] = [field(service, "scale"), nodeAt(service, ["deploy", "replicas"])];
  const path = ["services", name];
  if (own && replicas && numberOf(own) !== numberOf(replicas))
    throw refuse(
      "conflict",
      own,
      path,
      `"${name}" says twice how many containers it has, and not the same: \`scale\` and \`deploy.replicas\`.`,
      `services.${name}: can't set distinct values on 'scale' and 'deploy.replicas': ${INVALID}`,
    );
  for (const [node, key] of [
    [own, "scale"],
    [replicas, "deploy.replicas"],
  ] as const)
    if (node && (numberOf(node) ?? 0) < 0)
      throw refuse(
        "invalid-value",
        node,
        [...path, ...key.split(".")],
        `services.${name}.${key} must be 0 or more.`,
        `services.${name}.${key}: must be greater than or equal to 0`,
      );
};

/** What the old field says, the new one must not say otherwise. */
const TWICE = [
  ["cpus", ["deploy", "resources", "limits", "cpus"]],
  ["mem_limit", ["deploy", "resources", "limits", "memory"]],
  ["mem_reservation", ["deploy", "resources", "reservations", "memory"]],
  ["pids_limit", ["deploy", "resources", "limits", "pids"]],
] as const;

export const limits: Check = (name, service) => {
  for (const [key, path] of TWICE) {
    const [own, other] = [field(service, key), nodeAt(service, path.slice(0, -1))];
    if (!own || !numberOf(own) || other?.kind !== "map") continue;
    if (numberOf(own) === (numberOf(nodeAt(service, path)) ?? 0)) continue;
    throw refuse(
      "conflict",
      own,
      ["services", name],
      `"${name}" has two limits that differ: \`${key}\` and \`${path.join(".")}\`. Keep one.`,
      `services.${name}: can't set distinct values on '${key}' and '${path.join(".")}': ${INVALID}`,
    );
  }
};

export const containerName: Check = (name, service) => {
  const own = field(service, "scale");
  const count = numberOf(own) ?? numberOf(nodeAt(service, ["deploy", "replicas"])) ?? 1;
  const named = field(service, "container_name");
  if (count <= 1 || named === undefined || textOf(named) === "") return;
  const attribute = own === undefined ? "deploy.replicas" : "scale";
  throw refuse(
    "conflict",
    named,
    ["services", name, "container_name"],
    `"${name}" has ${count} containers, which cannot all be called "${textOf(named)}".`,
    `services.${attribute}: can't set container_name and ${name} as container name must be unique: ${INVALID}`,
  );
};
