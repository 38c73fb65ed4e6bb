import { entriesOf, field, itemsOf, textOf, textsOf } from "../field.ts";
import { type MapNode, type Node, nodeAt, type Path } from "../node.ts";
import { type Check, INVALID, refuse } from "./check.ts";

const TESTS = new Set(["CMD", "CMD-SHELL", "NONE"]);

export const healthcheck: Check = (name, service) => {
  const test = field(field(service, "healthcheck"), "test");
  const [first] = textsOf(test);
  if (test?.kind !== "list" || first === undefined || TESTS.has(first)) return;
  throw refuse(
    "invalid-value",
    test,
    ["services", name, "healthcheck", "test"],
    "A list in `test` starts with CMD, CMD-SHELL or NONE, then comes the command.",
    'healthcheck.test must start either by "CMD", "CMD-SHELL" or "NONE"',
  );
};

export const watch: Check = (name, service) => {
  for (const [index, item] of itemsOf(nodeAt(service, ["develop", "watch"])).entries()) {
    const action = textOf(field(item, "action"));
    if (textOf(field(item, "target")) || action === "rebuild" || action === "restart") continue;
    throw refuse(
      "missing-key",
      item,
      ["services", name, "develop", "watch", index],
      "Files that are copied need a `target:`, the path in the container.",
      `services.${name}.develop.watch: target is required for non-rebuild actions: ${INVALID}`,
    );
  }
};

export const targets: Check = (name, service) => {
  const known = new Map<string, string>();
  const add = (target: string, place: string, at: Node, path: Path): void => {
    const first = known.get(target);
    if (first !== undefined)
      throw refuse(
        "conflict",
        at,
        path,
        `Two mounts of "${name}" end at ${target}. Only one can be seen there; take one away.`,
        `${place}: target ${target} already mounted as ${first}`,
      );
    known.set(target, place);
  };
  for (const [index, item] of itemsOf(field(service, "tmpfs")).entries())
    add(textOf(item)?.split(":", 1)[0] ?? "", `services.${name}.tmpfs[${index}]`, item, [
      "services",
      name,
      "tmpfs",
      index,
    ]);
  for (const [index, item] of itemsOf(field(service, "volumes")).entries())
    add(textOf(field(item, "target")) ?? "", `services.${name}.volumes[${index}]`, item, [
      "services",
      name,
      "volumes",
      index,
    ]);
};

export function checkSecrets(model: MapNode): void {
  for (const [name, { value }] of entriesOf(field(model, "secrets"))) {
    if (
      textOf(field(value, "external")) === "true" ||
      textOf(field(value, "file")) ||
      textOf(field(value, "environment"))
    )
      continue;
    throw refuse(
      "missing-key",
      value,
      ["secrets", name],
      `The secret "${name}" comes from nowhere: it needs \`file:\` or \`environment:\`.`,
      `secret "${name}" must declare either \`file\` or \`environment\`: ${INVALID}`,
    );
  }
}
