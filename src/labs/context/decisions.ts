import { ContextFilter } from "../../core/context/context-filter.ts";
import { parseIgnorefile } from "../../core/context/ignorefile.ts";
import type { Tree } from "./tree.ts";

/** What becomes of each node of a tree, in its order. */
export interface Decisions {
  /** 1 where it is sent; a folder is when it is not ignored or something in it is sent. */
  readonly sent: Uint8Array;
  /** The line of the ignore file that decided, from 1; 0 when none matches. */
  readonly lines: Uint32Array;
}

/**
 * Decides on a whole tree as the builder does.
 * @param rules The text of the ignore file.
 * @throws IgnoreError when the builder refuses it.
 */
export function decide(tree: Tree, rules: string): Decisions {
  const filter = new ContextFilter(parseIgnorefile(rules));
  for (const { path, type, bytes } of tree) filter.add({ path, isFolder: type === "folder", bytes });
  const { entries } = filter.result;
  return {
    sent: Uint8Array.from(entries, ({ isSent }) => Number(isSent)),
    lines: Uint32Array.from(entries, ({ line }) => line?.line ?? 0),
  };
}
