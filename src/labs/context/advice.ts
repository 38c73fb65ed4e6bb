import type { Outcome } from "./outcome.ts";
import { patternFor } from "./pattern-for.ts";
import { findSecret } from "../../core/context/secrets.ts";
import { findSurplus } from "./surplus.ts";
import type { TreeNode } from "./tree.ts";

/** Something that is sent and should perhaps not be, with the line that keeps it out. */
export interface Advice {
  readonly path: string;
  readonly isFolder: boolean;
  /** What is sent of it. */
  readonly bytes: number;
  readonly what: string;
  readonly why: string;
  /** To be added at the end of the ignore file. */
  readonly rule: string;
}

/** Gives the secrets that would be sent, in the order of the tree; in a folder that is one, no more are looked for. */
export function findSecrets({ tree, decisions, sentBytes, sentFiles }: Outcome): Advice[] {
  const found: Advice[] = [];
  for (let place = 0; place < tree.length; place += 1) {
    const node = tree[place];
    if (!node || decisions.sent[place] !== 1) continue;
    if (node.type === "folder" && sentFiles[place] === 0) continue;
    const secret = findSecret(node);
    if (!secret) continue;
    found.push(adviceOf(node, sentBytes[place] ?? 0, { ...secret, rule: secret.rule ?? patternFor(node.path) }));
    place = node.end - 1;
  }
  return found;
}

/**
 * Gives what makes the context large: folders that builds seldom need, and whatever else holds much of it, the largest
 * first, at most six. Secrets are not among them, nor rules twice.
 */
export function findLarge(outcome: Outcome): Advice[] {
  const { tree, sentBytes, sent } = outcome;
  const least = Math.max(LARGE_BYTES, sent.bytes * LARGE_SHARE);
  const found: Advice[] = [];
  for (let place = 0; place < tree.length; place += 1) {
    const [node, bytes = 0] = [tree[place], sentBytes[place]];
    if (!node || bytes === 0) continue;
    const surplus = findSurplus(node);
    const isOne = findSecret(node) !== undefined;
    const isLarge = bytes >= least && (node.type !== "folder" || !hasLargeFolder(outcome, place, bytes / 2));
    if (!isOne && surplus && bytes >= SURPLUS_BYTES) found.push(adviceOf(node, bytes, surplus));
    else if (!isOne && !surplus && isLarge)
      found.push(adviceOf(node, bytes, { ...UNKNOWN, rule: patternFor(node.path) }));
    else if (!isOne) continue;
    place = node.end - 1;
  }
  return joinRules(found)
    .toSorted((one, other) => other.bytes - one.bytes)
    .slice(0, 6);
}

const LARGE_BYTES = 10_000_000;
const LARGE_SHARE = 0.05;
/** What tools leave behind is named even when it is small. */
const SURPLUS_BYTES = 50_000;
const UNKNOWN = { what: "a large part of what is sent", why: "Keep it out unless a COPY needs it." };

/** Whether the folder is large only because of one in it, which is then the one to name. */
function hasLargeFolder({ tree, sentBytes }: Outcome, folder: number, least: number): boolean {
  const end = tree[folder]?.end ?? 0;
  for (let place = folder + 1; place < end; place = tree[place]?.end ?? end)
    if ((sentBytes[place] ?? 0) > least) return true;
  return false;
}

function adviceOf(
  { path, type }: TreeNode,
  bytes: number,
  { what, why, rule }: Pick<Advice, "what" | "why" | "rule">,
): Advice {
  return { path, isFolder: type === "folder", bytes, what, why, rule };
}

/** Several folders that one rule keeps out are one advice. */
function joinRules(found: readonly Advice[]): Advice[] {
  const joined = new Map<string, Advice>();
  for (const advice of found) {
    const before = joined.get(advice.rule);
    joined.set(advice.rule, before ? { ...before, bytes: before.bytes + advice.bytes } : advice);
  }
  return [...joined.values()];
}
