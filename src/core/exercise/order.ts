import type { Verdict } from "./verdict.ts";

/** Things that must keep some rules in their order; places count from 1 in the task's own order. */
export interface OrderTask {
  readonly right: string;
  readonly rules: readonly { readonly first: number; readonly then: number; readonly feedback: string }[];
}

/** Grades an order: the places of the things, from the first to the last; none when nothing was moved yet. */
export function gradeOrder({ right, rules }: OrderTask, order: readonly number[]): Verdict {
  if (order.length === 0) return { kind: "missing", says: [UNMOVED] };
  const broken = rules.filter(({ first, then }) => order.indexOf(first) > order.indexOf(then));
  if (broken.length === 0) return { kind: "right", says: [right] };
  const reasons = [...new Set(broken.map(({ feedback }) => feedback))];
  const left = reasons.length - MOST;
  const more =
    left > 0 ? [left === 1 ? "One more thing is out of order." : `${left} more things are out of order.`] : [];
  return { kind: "wrong", says: [...reasons.slice(0, MOST), ...more] };
}

/** Gives the order in which the page shows the things first: that of the alphabet, or its reverse where that one is right. */
export function startOrder(task: OrderTask, items: readonly string[]): number[] {
  const byName = items
    .map((text, index) => ({ text, place: index + 1 }))
    .toSorted((one, other) => one.text.localeCompare(other.text, "en"))
    .map(({ place }) => place);
  return gradeOrder(task, byName).kind === "right" ? byName.toReversed() : byName;
}

/** How many reasons are told at once. */
const MOST = 2;
const UNMOVED = "Nothing is moved yet. Drag a line by its grip, or move it with its arrow buttons, then press Check.";
