import { build, image } from "./consistency/builds.ts";
import { type Check, type Context, refuse } from "./consistency/check.ts";
import { containerName, limits, scale } from "./consistency/limits.ts";
import { dependencies, grants, namespace, networks, volumes } from "./consistency/references.ts";
import { checkSecrets, healthcheck, targets, watch } from "./consistency/values.ts";
import { refuseCycles } from "./cycles.ts";
import { entriesOf, field, textOf } from "./field.ts";
import type { MapNode } from "./node.ts";
import type { Chosen } from "./profiles.ts";

/**
 * Checks what only the whole project shows: references to what is nowhere, fields that exclude each other, services without an
 * image, circles. Follows `checkConsistency` of compose-go 2.15.0, service by service.
 * @throws ComposeError of the kinds "no-image-or-build", "conflict", "undefined-reference", "invalid-value", "missing-key", "cycle".
 */
export function checkConsistency({ model, disabled }: Chosen): void {
  const context: Context = {
    model,
    disabled,
    services: new Map(entriesOf(field(model, "services")).map(([name, { value }]) => [name, value])),
  };
  for (const [name, service] of context.services) for (const check of CHECKS) check(name, service, context);
  checkSecrets(model);
  refuseCycles(context.services);
}

/**
 * Checks that no two containers have the same name; Compose does so last.
 * @throws ComposeError of the kind "conflict".
 */
export function checkContainerNames(model: MapNode): void {
  const known = new Map<string, string>();
  for (const [name, { value }] of entriesOf(field(model, "services"))) {
    const named = field(value, "container_name");
    const text = textOf(named);
    const first = text && known.get(text);
    if (named && first)
      throw refuse(
        "conflict",
        named,
        ["services", name],
        `"${name}" and "${first}" have the same \`container_name\`. A name belongs to one container.`,
        `services.${name}: container name "${text}" is already in use by service {}"`,
      );
    if (text) known.set(text, name);
  }
}

const CHECKS: readonly Check[] = [
  image,
  build,
  networks,
  healthcheck,
  dependencies,
  namespace,
  volumes,
  grants,
  scale,
  limits,
  containerName,
  watch,
  targets,
];
