import { ComposeError, type ComposeErrorKind } from "./compose-error.ts";
import { field, textOf } from "./field.ts";
import { isAddress } from "./ip-address.ts";
import { type MapNode, type Node, type Path, writePath } from "./node.ts";
import { PatternMap, writePattern } from "./pattern.ts";
import { rewrite } from "./rewrite.ts";

/**
 * Checks what a schema cannot: sources that exclude each other, addresses, what an external volume may say. Follows the package
 * `validation` of compose-go 2.15.0.
 * @throws ComposeError of the kinds "conflict", "missing-key" and "invalid-value".
 */
export function checkValues(model: MapNode): void {
  rewrite(model, CHECKS, (check, node, path) => {
    check(node, path);
    return node;
  });
}

type Check = (node: Node, path: Path) => void;

const ALLOWED_EXTERNAL = new Set(["name", "external"]);

const volume: Check = (node, path) => {
  if (node.kind !== "map" || textOf(field(node, "external")) !== "true") return;
  for (const [key, { place }] of node.entries) {
    if (ALLOWED_EXTERNAL.has(key) || key.startsWith("x-")) continue;
    const composeSays = `${writePath(path)}: conflicting parameters "external" and "${key}" specified`;
    const message = `${writePath(path)} is external, made by somebody else, so it has no \`${key}\` here. Take one of the two away.`;
    throw new ComposeError("conflict", message, { place, path, composeSays });
  }
};

/** What a secret or a config is made from: one of these. */
const madeFrom =
  (...sources: readonly string[]): Check =>
  (node, path) => {
    if (node.kind !== "map") return;
    const count = sources.filter((source) => node.entries.has(source)).length;
    const name = writePath(path);
    if (count > 1)
      throw refuse(
        "conflict",
        node,
        path,
        `${name} must have only one source of ${sources.join(", ")}.`,
        `${name}: ${sources.join("|")} attributes are mutually exclusive`,
      );
    if (count === 0 && !node.entries.has("driver") && !node.entries.has("external"))
      throw refuse(
        "missing-key",
        node,
        path,
        `${name} has no source: it needs one of ${sources.join(", ")}.`,
        `${name}: one of ${sources.join("|")} must be set`,
      );
  };

const address: Check = (node, path) => {
  const text = textOf(field(node, "host_ip"));
  if (text === undefined || isAddress(text)) return;
  throw refuse(
    "invalid-value",
    node,
    path,
    `"${text}" is no address of a host, such as 127.0.0.1.`,
    `${writePattern(path)}: invalid ip address: ${text}`,
  );
};

const watched: Check = (node, path) => {
  if (textOf(node) !== "") return;
  throw refuse(
    "invalid-value",
    node,
    path,
    `${writePath(path)} must name a path to watch.`,
    `${writePattern(path)}: value can't be blank`,
  );
};

const deviceRequest: Check = (node, path) => {
  if (node.kind !== "map" || !node.entries.has("count") || !node.entries.has("device_ids")) return;
  const composeSays = `${writePattern(path)}: "count" and "device_ids" attributes are exclusive`;
  throw refuse(
    "conflict",
    node,
    path,
    `${writePath(path)} either counts devices or names them; take one of the two away.`,
    composeSays,
  );
};

const CHECKS = new PatternMap<Check>({
  "volumes.*": volume,
  "configs.*": madeFrom("file", "environment", "content"),
  "secrets.*": madeFrom("file", "environment"),
  "services.*.ports.[]": address,
  "services.*.develop.watch.[].path": watched,
  "services.*.deploy.resources.reservations.devices.[]": deviceRequest,
  "services.*.gpus.[]": deviceRequest,
});

function refuse(
  kind: ComposeErrorKind,
  { place }: Node,
  path: Path,
  message: string,
  composeSays: string,
): ComposeError {
  return new ComposeError(kind, message, { place, path, composeSays });
}
