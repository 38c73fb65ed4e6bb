import { IgnoreError } from "../../core/context/ignore-error.ts";
import { parseIgnorefile, type IgnoreLine } from "../../core/context/ignorefile.ts";
import { decide } from "./decisions.ts";
import type { Outcome } from "./outcome.ts";
import type { Tree } from "./tree.ts";

/** Why a line of the ignore file changes nothing. */
export interface Idle {
  readonly line: number;
  /** "nothing": it matches no path. "late": what it matches was decided so before. */
  readonly reason: "nothing" | "late" | "comment";
  /** What was probably meant, when that would match something. */
  readonly meant: string | undefined;
}

/** Explains each line with a pattern that decided on nothing in a tree. */
export function explainIdle(rules: string, { tree, effects }: Outcome): Idle[] {
  const lines = parseIgnorefile(rules).filter(({ line }) => !effects.has(line));
  return lines.slice(0, MOST).map((line) => explain(tree, line));
}

/** Each costs a walk through the tree. */
const MOST = 40;

function explain(tree: Tree, { line, pattern }: IgnoreLine): Idle {
  if (matchesAny(tree, pattern)) return { line, reason: "late", meant: undefined };
  const bare = withoutComment(pattern);
  if (bare !== pattern) return { line, reason: "comment", meant: bare === "" ? undefined : bare };
  const anywhere = pattern.replace(/^!?/, (mark) => `${mark}**/`);
  const isRootOnly = !pattern.includes("**") && matchesAny(tree, anywhere);
  return { line, reason: "nothing", meant: isRootOnly ? anywhere : undefined };
}

/** A "#" begins a comment only as the first character of a line; elsewhere it is part of the pattern. */
function withoutComment(pattern: string): string {
  const end = pattern.startsWith("#") ? 0 : pattern.search(/\s#/);
  return end === -1 ? pattern : pattern.slice(0, end).trimEnd();
}

/** Whether a line, or what it takes back, matches something on its own. One that the builder would refuse does not. */
function matchesAny(tree: Tree, pattern: string): boolean {
  try {
    return decide(tree, pattern.replace(/^!/, "")).lines.some((line) => line > 0);
  } catch (error) {
    if (error instanceof IgnoreError) return false;
    throw error;
  }
}
