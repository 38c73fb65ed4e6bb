import { ComposeError } from "../compose-error.ts";
import { withFields } from "../field.ts";
import { goType } from "../go-text.ts";
import { type MapNode, type Node, nodeOf, type Path, writePath } from "../node.ts";

export function isText(node: Node): node is Node & { readonly kind: "scalar"; readonly value: string } {
  return node.kind === "scalar" && typeof node.value === "string" && !node.isTime;
}

export function wrongType(node: Node, path: Path, what: string): ComposeError {
  const composeSays = `${writePath(path)}: invalid type ${goType(node)}${what && ` for ${what}`}`;
  return new ComposeError("wrong-type", `${writePath(path)} has a form that Compose does not know.`, {
    place: node.place,
    path,
    composeSays,
  });
}

export function invalid({ place }: Node, path: Path, composeSays: string): ComposeError {
  return new ComposeError("invalid-value", `${writePath(path)} cannot be understood: ${composeSays}.`, {
    place,
    path,
    composeSays,
  });
}

/** Adds to a map what holds where it does not tell. */
export function withStandard(map: MapNode, standard: Readonly<Record<string, string | boolean>>): MapNode {
  const missing = Object.entries(standard).filter(([key]) => !map.entries.has(key));
  return withFields(map, Object.fromEntries(missing.map(([key, value]) => [key, nodeOf(value, map.place)])));
}
