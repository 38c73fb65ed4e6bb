import { entriesOf, field, textOf, textsOf } from "../field.ts";
import type { Node, Path } from "../node.ts";
import { type Check, type Context, INVALID, refuse } from "./check.ts";

export const image: Check = (name, service) => {
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

export const build: Check = (name, service, context) => {
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
