import { ComposeError } from "../compose-error.ts";
import { goText } from "../go-text.ts";
import { type MapNode, type Node, nodeOf, type Path, writePath } from "../node.ts";

/**
 * Gives a value the form in which it is printed; undefined when it says no more than nothing.
 * @param walk Decodes what lies below.
 */
export type Rule = (node: Node, path: Path, walk: Walk) => Node | undefined;

/** How a part of the model is decoded for which there is no rule. */
export interface Walk {
  /** Decodes a value that lies in this one, by its rule. */
  readonly below: (node: Node, path: Path) => Node | undefined;
  /** Decodes the values of this map, whatever the rule for the map itself. */
  readonly map: (node: MapNode, path: Path) => MapNode;
}

export function isEmpty(node: Node): boolean {
  return (
    node.kind === "scalar" && (node.value === null || node.value === false || node.value === 0 || node.value === "")
  );
}

export function isNull(node: Node): boolean {
  return node.kind === "scalar" && node.value === null;
}

export function asText(node: Node): Node {
  return node.kind === "scalar" && typeof node.value === "string" ? node : nodeOf(goText(node), node.place);
}

export function invalid({ place }: Node, path: Path, what: string, composeSays: string): ComposeError {
  return new ComposeError("invalid-value", `${writePath(path)} ${what}.`, { place, path, composeSays });
}

/** An error as the decoder of compose-go words it: 'services[api].mem_limit' invalid size: 'lots'. */
export function cannotDecode(node: Node, path: Path, says: string, what: string): ComposeError {
  const [kind = "", name = "", ...rest] = path;
  const where = `${kind}[${name}].${rest
    .map((part) => (typeof part === "number" ? `[${part}]` : part))
    .join(".")
    .replaceAll(".[", "[")}`;
  const composeSays = `decoding failed due to the following error(s):\n\n'${where}' ${says}`;
  return new ComposeError("invalid-value", `${writePath(path)} is "${goText(node)}", which ${what}.`, {
    place: node.place,
    path,
    composeSays,
  });
}
