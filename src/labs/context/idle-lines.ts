import { IgnoreError } from "../../core/context/ignore-error.ts";
import { parseIgnorefile, type IgnoreLine } from "../../core/context/ignorefile.ts";
import type { Decide } from "./judgement.ts";

/** Why a line of the ignore file changes nothing. */
export interface Idle {
  readonly line: number;
  /**
   * "nothing": it matches no path. "late": what it matches was decided so before. "comment": it matches nothing because
   * of a comment behind the pattern.
   */
  readonly reason: "nothing" | "late" | "comment";
  /** What was probably meant, when that would match something. */
  readonly meant: string | undefined;
}

/** Gives the lines with a pattern that decided on nothing. @param lines The line that decided on each node of a tree. */
export function findIdle(rules: string, lines: Uint32Array): IgnoreLine[] {
  const used = new Set(lines);
  return parseIgnorefile(rules)
    .filter(({ line }) => !used.has(line))
    .slice(0, MOST);
}

/** To explain one takes a walk through the tree, or two. */
const MOST = 40;

/** Says why a line decides on nothing in a tree. */
export async function explainIdle({ line, pattern }: IgnoreLine, decide: Decide): Promise<Idle> {
  if (await matchesAny(pattern, decide)) return { line, reason: "late", meant: undefined };
  const bare = withoutComment(pattern);
  if (bare !== pattern) return { line, reason: "comment", meant: bare === "" ? undefined : bare };
  const anywhere = pattern.replace(/^!?/, (mark) => `${mark}**/`);
  const isRootOnly = !pattern.includes("**") && (await matchesAny(anywhere, decide));
  return { line, reason: "nothing", meant: isRootOnly ? anywhere : undefined };
}

/** A "#" begins a comment only as the first character of a line; elsewhere it is part of the pattern. */
function withoutComment(pattern: string): string {
  const end = pattern.startsWith("#") ? 0 : pattern.search(/\s#/);
  return end === -1 ? pattern : pattern.slice(0, end).trimEnd();
}

/** Whether a line, or what it takes back, matches something on its own. One that the builder would refuse does not. */
async function matchesAny(pattern: string, decide: Decide): Promise<boolean> {
  try {
    const { lines } = await decide(pattern.replace(/^!/, ""));
    return lines.some((line) => line > 0);
  } catch (error) {
    if (error instanceof IgnoreError) return false;
    throw error;
  }
}
