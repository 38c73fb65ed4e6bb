import type { ReportedContext } from "../../schemas/project-report.ts";
import type { Outcome } from "../context/outcome.ts";
import { childrenOf } from "../context/tree.ts";

/**
 * Gives what makes up most of what is sent, the largest first. Each file is counted once: a folder stands for all that
 * is in it, unless nearly everything lies in one place there, which is then named instead.
 */
export function largestOf(outcome: Outcome): ReportedContext["largest"] {
  const { tree, sentBytes, sentFiles } = outcome;
  const places = childrenOf(tree, -1).map((place) => goDown(outcome, place));
  const sent = places.map((place) => {
    const { path = "", type } = tree[place] ?? {};
    return { path, isFolder: type === "folder", files: sentFiles[place] ?? 0, bytes: sentBytes[place] ?? 0 };
  });
  const least = outcome.sent.bytes * WORTH_NAMING;
  return sent
    .filter(({ bytes }) => bytes > least)
    .toSorted((one, other) => other.bytes - one.bytes)
    .slice(0, MOST);
}

const MOST = 8;
const WORTH_NAMING = 0.001;
const NEARLY_ALL = 0.95;

function goDown({ tree, sentBytes }: Outcome, start: number): number {
  let place = start;
  for (;;) {
    const all = sentBytes[place] ?? 0;
    const next = childrenOf(tree, place).find((child) => (sentBytes[child] ?? 0) > NEARLY_ALL * all);
    if (next === undefined || tree[next]?.type !== "folder") return place;
    place = next;
  }
}
