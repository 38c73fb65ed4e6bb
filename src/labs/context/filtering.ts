import { ContextFilter, type ContextEntry, type FilteredEntry } from "../../core/context/context-filter.ts";
import { parseIgnorefile } from "../../core/context/ignorefile.ts";
import type { Decisions } from "./decisions.ts";
import type { Amount } from "./outcome.ts";

/** What becomes of each of the entries, in their order, and what that comes to. */
export interface Filtered extends Decisions {
  readonly totals: {
    readonly sent: Amount;
    readonly keptOut: Amount;
  };
}

/**
 * Decides on files and folders as the builder does, in any order. Stops after each part of them, so that whoever asked
 * can do something else, and go on or not.
 * @param rules The text of the ignore file.
 * @throws IgnoreError when the builder refuses it.
 */
export function* filterInParts(entries: readonly ContextEntry[], rules: string): Generator<undefined, Filtered> {
  const filter = new ContextFilter(parseIgnorefile(rules));
  const filtered: (FilteredEntry | undefined)[] = [];
  for (const entry of entries) {
    filtered.push(filter.add(entry));
    if (filtered.length % PART === 0) yield;
  }
  const { files, bytes } = filter.result;
  const all = filtered.filter((entry) => entry?.isFolder === false);
  const total = all.reduce((sum, entry) => sum + (entry?.bytes ?? 0), 0);
  return {
    sent: Uint8Array.from(filtered, (entry) => Number(entry?.isSent ?? false)),
    lines: Uint32Array.from(filtered, (entry) => entry?.line?.line ?? 0),
    totals: { sent: { files, bytes }, keptOut: { files: all.length - files, bytes: total - bytes } },
  };
}

/** About 30 ms of work. */
const PART = 20_000;
