import type { DiffLine } from "./diff.ts";

/** One row of two versions side by side; a side is absent where its version has no such line. */
export interface SideRow {
  readonly before?: DiffLine;
  readonly after?: DiffLine;
}

/**
 * Puts the lines of a comparison side by side, in order. A line that became a similar one stands beside it; other lines that
 * were replaced stand beside those in their place, as far as there are any.
 */
export function alignSides(lines: readonly DiffLine[]): SideRow[] {
  const rows: SideRow[] = [];
  let removed: DiffLine[] = [];
  let added: DiffLine[] = [];
  const settle = (): void => {
    rows.push(...pairUp(removed, added));
    [removed, added] = [[], []];
  };
  for (const line of lines) {
    if (line.kind === "removed") removed.push(line);
    else if (line.kind === "added") added.push(line);
    else {
      settle();
      rows.push({ before: line, after: line });
    }
  }
  settle();
  return rows;
}

/** Lines around a change that are shown with it, and the fewest that are worth a fold. */
const AROUND = 3;
const WORTH_FOLDING = 5;

/** A run of lines; folded ones are unchanged and far from any change. */
export interface Stretch {
  readonly isFolded: boolean;
  readonly lines: readonly DiffLine[];
}

/** Divides the lines of a comparison into stretches that are shown and such that are folded. Nothing is left out. */
export function foldUnchanged(lines: readonly DiffLine[]): Stretch[] {
  const near = lines.map((_, place) =>
    lines.slice(Math.max(0, place - AROUND), place + AROUND + 1).some(({ kind }) => kind !== "same"),
  );
  const runs: { isFolded: boolean; lines: DiffLine[] }[] = [];
  for (const [place, line] of lines.entries()) {
    const isFolded = near[place] === false;
    const last = runs.at(-1);
    if (last?.isFolded === isFolded) last.lines.push(line);
    else runs.push({ isFolded, lines: [line] });
  }
  return runs.map(({ isFolded, lines: run }) => ({ isFolded: isFolded && run.length >= WORTH_FOLDING, lines: run }));
}

/** Lines before a pair stand beside each other one by one; then comes the pair. */
function pairUp(removed: readonly DiffLine[], added: readonly DiffLine[]): SideRow[] {
  const head = removed.find(({ partner }) => partner !== undefined);
  if (!head) return zip(removed, added);
  const left = removed.indexOf(head);
  const right = added.findIndex(({ after }) => after === head.partner);
  const pair = { before: head, ...sideOf("after", added[right]) };
  const behind = pairUp(removed.slice(left + 1), added.slice(right + 1));
  return [...zip(removed.slice(0, left), added.slice(0, right)), pair, ...behind];
}

function zip(removed: readonly DiffLine[], added: readonly DiffLine[]): SideRow[] {
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, n) => ({
    ...sideOf("before", removed[n]),
    ...sideOf("after", added[n]),
  }));
}

function sideOf(side: "before" | "after", line: DiffLine | undefined): SideRow {
  return line ? { [side]: line } : {};
}
