import { field, isTrue, textOf } from "./field.ts";
import type { Mount } from "./model.ts";
import type { Node } from "./node.ts";

export const MOUNT_TYPES: readonly Mount["type"][] = ["volume", "bind", "tmpfs", "image", "cluster", "npipe"];

/** Reads one entry of `volumes` in its long form. */
export function readMount(node: Node): Mount {
  const type = textOf(field(node, "type"));
  return {
    type: MOUNT_TYPES.find((each) => each === type) ?? "volume",
    source: textOf(field(node, "source")),
    target: textOf(field(node, "target")) ?? "",
    isReadOnly: isTrue(field(node, "read_only")),
    createsSource: textOf(field(field(node, "bind"), "create_host_path")) !== "false",
    copies: !isTrue(field(field(node, "volume"), "nocopy")),
    subpath: textOf(field(field(node, "volume"), "subpath")),
    place: node.place,
  };
}
