import { diffArrays, diffWordsWithSpace } from "diff";

/** A piece of a line; `changed` pieces have no counterpart in the other version of the line. */
export interface DiffSpan {
  readonly text: string;
  readonly changed: boolean;
}

export interface DiffLine {
  readonly kind: "same" | "added" | "removed";
  /** The line's number in the old version, from 1; absent when it was added. */
  readonly before?: number;
  /** The line's number in the new version, from 1; absent when it was removed. */
  readonly after?: number;
  /** The number, in the other version, of the line that it became or came from; absent when there is none like it. */
  readonly partner?: number;
  /** Joined, the text of the line without its end. */
  readonly spans: readonly DiffSpan[];
}

/**
 * Compares two versions of a text file line by line, removed lines before those added in their place.
 * Undefined stands for a file that is not there. Where a line became a similar one, the words that changed are marked.
 * A missing line end at the end of a file is not a difference.
 */
export function diffFile(before: string | undefined, after: string | undefined): DiffLine[] {
  const lines: DiffLine[] = [];
  const numbers = { before: 1, after: 1 };
  let removed: string[] = [];
  for (const { value, added, removed: gone } of [...diffArrays(splitLines(before), splitLines(after)), END]) {
    if (gone) {
      removed = value;
      continue;
    }
    lines.push(...numberLines(markWords(removed, added ? value : []), numbers));
    removed = [];
    if (added) continue;
    for (const text of value) {
      lines.push({ kind: "same", before: numbers.before++, after: numbers.after++, spans: plain(text) });
    }
  }
  return lines;
}

/** Numbers lines that were replaced and those in their place, and goes on with the numbers behind them. */
function numberLines({ removed, added, pairs }: Marked, numbers: { before: number; after: number }): DiffLine[] {
  const [before, after] = [numbers.before, numbers.after];
  numbers.before += removed.length;
  numbers.after += added.length;
  const partners = new Map(pairs.map(([old, now]) => [now, old]));
  return [
    ...removed.map((spans, n): DiffLine => ({
      kind: "removed",
      before: before + n,
      ...partnerAt(after, new Map(pairs).get(n)),
      spans,
    })),
    ...added.map((spans, n): DiffLine => ({
      kind: "added",
      after: after + n,
      ...partnerAt(before, partners.get(n)),
      spans,
    })),
  ];
}

function partnerAt(first: number, offset: number | undefined): { partner?: number } {
  return offset === undefined ? {} : { partner: first + offset };
}

/** Ends the list of changes, so that lines removed at the end of a file are written too. */
const END = { value: [] as string[], added: false, removed: false };

/** Two lines that share less than this part of their letters are two different lines, not one that changed. */
const SIMILAR = 0.4;

function splitLines(text: string | undefined): string[] {
  return text ? text.replace(/\n$/, "").split("\n") : [];
}

interface Marked {
  readonly removed: DiffSpan[][];
  readonly added: DiffSpan[][];
  /** Which of the removed lines became which of the added ones, by their places. */
  readonly pairs: [number, number][];
}

/** Pairs each removed line with the first similar line added after the last pair, and marks what differs in both. */
function markWords(removed: readonly string[], added: readonly string[]): Marked {
  const marked: Marked = { removed: removed.map(plain), added: added.map(plain), pairs: [] };
  let next = 0;
  for (const [index, before] of removed.entries()) {
    for (const [offset, after] of added.slice(next).entries()) {
      const changes = diffWordsWithSpace(before, after);
      const shared = letters(
        changes.flatMap((change) => (change.added || change.removed ? [] : change.value)).join(""),
      );
      if (shared < SIMILAR * Math.max(letters(before), letters(after))) continue;
      marked.removed[index] = changes.filter((c) => !c.added).map((c) => ({ text: c.value, changed: c.removed }));
      marked.added[next + offset] = changes.filter((c) => !c.removed).map((c) => ({ text: c.value, changed: c.added }));
      marked.pairs.push([index, next + offset]);
      next += offset + 1;
      break;
    }
  }
  return marked;
}

function plain(text: string): DiffSpan[] {
  return [{ text, changed: false }];
}

function letters(text: string): number {
  return text.replaceAll(/\s/g, "").length;
}
