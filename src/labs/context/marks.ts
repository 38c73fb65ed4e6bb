import type { Study } from "./study.ts";
import { effectOf, idleMark } from "./words.ts";

/** What stands beside a line of the rules. */
export interface Mark {
  /** From 1. */
  readonly line: number;
  readonly kind: "works" | "idle" | "wrong";
  readonly text: string;
}

/** Gives what there is to say of the lines of an ignore file, in their order. */
export function marksOf({ outcome, idle, refusal }: Pick<Study, "outcome" | "idle" | "refusal">): Mark[] {
  const marks: Mark[] = [
    ...Array.from(outcome.effects, ([line, effect]): Mark => ({ line, kind: "works", text: effectOf(effect) })),
    ...idle.map((each): Mark => ({ line: each.line, kind: "idle", text: idleMark(each) })),
  ];
  // The others are those of the last text that was not refused, whose lines may have been other ones.
  if (refusal) return refusal.line === undefined ? [] : [{ line: refusal.line, kind: "wrong", text: "refused" }];
  return marks.toSorted((one, other) => one.line - other.line);
}
