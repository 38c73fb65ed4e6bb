import { ComposeError, type ComposeErrorKind } from "./compose-error.ts";
import { refuseCycles } from "./cycles.ts";
import { entriesOf, field, itemsOf, numberOf, textOf, textsOf } from "./field.ts";
import { type MapNode, type Node, nodeAt, type Path, writePath } from "./node.ts";
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

interface Context {
  readonly model: MapNode;
  readonly disabled: ReadonlySet<string>;
  readonly services: ReadonlyMap<string, Node>;
}

type Check = (name: string, service: Node, context: Context) => void;

const INVALID = "invalid compose project";

function refuse(kind: ComposeErrorKind, at: Node, path: Path, message: string, composeSays: string): ComposeError {
  return new ComposeError(kind, message, { place: at.place, path, composeSays });
}

const image: Check = (name, service) => {
  const isMade =
    field(service, "build") !== undefined ||
    (textOf(field(service, "image")) ?? "") !== "" ||
    field(service, "provider") !== undefined;
  if (isMade) return;
  const composeSays = `service "${name}" has neither an image nor a build context specified: ${INVALID}`;
  throw refuse(
    "no-image-or-build",
    service,
    ["services", name],
    `The service "${name}" has neither \`image:\` nor \`build:\`, so there is nothing to run.`,
    composeSays,
  );
};

const build: Check = (name, service, context) => {
  const path = ["services", name, "build"];
  const node = field(service, "build");
  if (node === undefined) return;
  if (textOf(field(node, "dockerfile_inline")) && textOf(field(node, "dockerfile"))) {
    const composeSays = `service "${name}" declares mutualy exclusive dockerfile and dockerfile_inline: ${INVALID}`;
    throw refuse(
      "conflict",
      node,
      path,
      `The build of "${name}" has a Dockerfile in a file and one written here. Keep one.`,
      composeSays,
    );
  }
  for (const [key, { value }] of entriesOf(field(node, "additional_contexts"))) checkContext(name, key, value, context);
  checkPlatform(service, node, path);
};

function checkContext(name: string, key: string, value: Node, { services }: Context): void {
  const text = textOf(value) ?? "";
  if (!text.startsWith("service:")) return;
  const other = text.slice("service:".length);
  const target = services.get(other);
  if (target !== undefined && field(target, "build") !== undefined) return;
  const what = target === undefined ? "unknown" : "non-buildable";
  throw refuse(
    "undefined-reference",
    value,
    ["services", name, "build", "additional_contexts", key],
    `The build of "${name}" takes files from the service "${other}", which ${target ? "is not built" : "does not exist"}.`,
    `service "${name}" declares ${what} service "${other}" as additional contexts ${key}`,
  );
}

function checkPlatform(service: Node, node: Node, path: Path): void {
  const platforms = textsOf(field(node, "platforms"));
  const platform = textOf(field(service, "platform")) ?? "";
  if (platforms.length === 0 || platform === "" || platforms.includes(platform)) return;
  throw refuse(
    "conflict",
    node,
    path,
    `The service runs on ${platform}, for which it is not built: build.platforms must name it.`,
    `service.build.platforms MUST include service.platform "${platform}": ${INVALID}`,
  );
}

const networks: Check = (name, service, { model }) => {
  const mode = field(service, "network_mode");
  const own = entriesOf(field(service, "networks"));
  if (mode !== undefined && textOf(mode) !== "" && own.length > 0)
    throw refuse(
      "conflict",
      mode,
      ["services", name, "network_mode"],
      `"${name}" has both \`network_mode\` and \`networks\`. Take one of the two away.`,
      `service ${name} declares mutually exclusive \`network_mode\` and \`networks\`: ${INVALID}`,
    );
  for (const [network, { place }] of own)
    refuseUndefined(model, "networks", network, `service "${name}" refers to undefined network ${network}`, { place }, [
      "services",
      name,
      "networks",
      network,
    ]);
};

/** Refuses a reference to a network, volume, secret … that the project does not have. */
function refuseUndefined(
  model: MapNode,
  kind: string,
  key: string,
  says: string,
  at: Pick<Node, "place">,
  path: Path,
): void {
  const resources = field(model, kind);
  if (resources?.kind === "map" && resources.entries.has(key)) return;
  const message = `${writePath(path)} names "${key}", which is not among the ${kind} of the project. Add it below \`${kind}:\` at the end of the file.`;
  throw new ComposeError("undefined-reference", message, { place: at.place, path, composeSays: `${says}: ${INVALID}` });
}

const TESTS = ["CMD", "CMD-SHELL", "NONE"];

const healthcheck: Check = (name, service) => {
  const test = field(field(service, "healthcheck"), "test");
  const [first] = textsOf(test);
  if (test?.kind !== "list" || first === undefined || TESTS.includes(first)) return;
  throw refuse(
    "invalid-value",
    test,
    ["services", name, "healthcheck", "test"],
    "A list in `test` starts with CMD, CMD-SHELL or NONE, then comes the command.",
    'healthcheck.test must start either by "CMD", "CMD-SHELL" or "NONE"',
  );
};

const dependencies: Check = (name, service, { services, disabled }) => {
  for (const [other, { value, place }] of entriesOf(field(service, "depends_on"))) {
    const isForgiven = disabled.has(other) && textOf(field(value, "required")) === "false";
    if (services.has(other) || isForgiven) continue;
    const why = disabled.has(other) ? "whose profile is off" : "which does not exist";
    const composeSays = `service "${name}" depends on undefined service "${other}": ${INVALID}`;
    throw new ComposeError("undefined-reference", `"${name}" depends on the service "${other}", ${why}.`, {
      place,
      path: ["services", name, "depends_on", other],
      composeSays,
    });
  }
};

const namespace: Check = (name, service, { services }) => {
  const mode = field(service, "network_mode");
  const text = textOf(mode) ?? "";
  const other = text.slice("service:".length);
  if (mode === undefined || !text.startsWith("service:") || services.has(other)) return;
  throw refuse(
    "undefined-reference",
    mode,
    ["services", name, "network_mode"],
    `"${name}" shares the network of the service "${other}", which does not exist.`,
    `service "${other}" not found for network_mode 'service:${other}'`,
  );
};

const volumes: Check = (name, service, { model }) => {
  for (const [index, mount] of itemsOf(field(service, "volumes")).entries()) {
    const source = textOf(field(mount, "source")) ?? "";
    if (textOf(field(mount, "type")) !== "volume" || source === "") continue;
    refuseUndefined(model, "volumes", source, `service "${name}" refers to undefined volume ${source}`, mount, [
      "services",
      name,
      "volumes",
      index,
    ]);
  }
};

const grants: Check = (name, service, { model }) => {
  const check = (items: Node | undefined, kind: string, what: string, path: Path): void => {
    for (const [index, item] of itemsOf(items).entries()) {
      const source = textOf(field(item, "source")) ?? "";
      refuseUndefined(model, kind, source, `service "${name}" refers to undefined ${what} ${source}`, item, [
        ...path,
        index,
      ]);
    }
  };
  check(field(field(service, "build"), "secrets"), "secrets", "build secret", ["services", name, "build", "secrets"]);
  check(field(service, "configs"), "configs", "config", ["services", name, "configs"]);
  for (const [key, { place }] of entriesOf(field(service, "models")))
    refuseUndefined(model, "models", key, `service "${name}" refers to undefined model ${key}`, { place }, [
      "services",
      name,
      "models",
      key,
    ]);
  check(field(service, "secrets"), "secrets", "secret", ["services", name, "secrets"]);
};

const scale: Check = (name, service) => {
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
        path,
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

const limits: Check = (name, service) => {
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

const containerName: Check = (name, service) => {
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

const watch: Check = (name, service) => {
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

const targets: Check = (name, service) => {
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

function checkSecrets(model: MapNode): void {
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
