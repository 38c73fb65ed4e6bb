import { ComposeError, type ComposeErrorKind } from "../compose-error.ts";
import { field } from "../field.ts";
import { type MapNode, type Node, type Path, writePath } from "../node.ts";

export interface Context {
  readonly model: MapNode;
  readonly disabled: ReadonlySet<string>;
  readonly services: ReadonlyMap<string, Node>;
}

export type Check = (name: string, service: Node, context: Context) => void;

export const INVALID = "invalid compose project";

export function refuse(
  kind: ComposeErrorKind,
  at: Node,
  path: Path,
  message: string,
  composeSays: string,
): ComposeError {
  return new ComposeError(kind, message, { place: at.place, path, composeSays });
}

/** Refuses a reference to a network, volume, secret … that the project does not have. */
export function refuseUndefined(
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
