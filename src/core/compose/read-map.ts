import { ComposeError } from "./compose-error.ts";
import { readDocuments } from "./document.ts";
import { type MapNode, type Node, plainOf, writePath } from "./node.ts";

/** For tests: the mapping that a text of YAML holds. */
export function readMap(text: string): MapNode {
  const root = readDocuments("compose.yaml", text).documents[0]?.root;
  if (root?.kind !== "map") throw new TypeError(`No mapping: ${text}`);
  return root;
}

/** For tests: what some work gives, without places, or the kind of its error and the value that is at fault. */
export function outcomeOf(work: () => Node): unknown {
  try {
    return plainOf(work());
  } catch (error) {
    if (!(error instanceof ComposeError)) throw error;
    return `${error.kind} at ${writePath(error.path ?? [])}`;
  }
}
