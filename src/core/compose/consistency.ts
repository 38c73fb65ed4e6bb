import { build, image } from "./consistency/builds.ts";
import type { Check, Context } from "./consistency/check.ts";
import { containerName, limits, scale } from "./consistency/limits.ts";
import { dependencies, grants, namespace, networks, volumes } from "./consistency/references.ts";
import { checkSecrets, healthcheck, targets, watch } from "./consistency/values.ts";
import { refuseCycles } from "./cycles.ts";
import { entriesOf, field } from "./field.ts";
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
