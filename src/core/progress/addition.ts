import type { Progress } from "./progress.ts";

/** Gives what a step added to progress, or said anew: whatever is not the very same as before. */
export function additionOf(before: Progress, after: Progress): Progress {
  return {
    lessons: newEntries(before.lessons, after.lessons),
    exercises: newEntries(before.exercises, after.exercises),
    ...(after.last !== before.last && { last: after.last }),
  };
}

function newEntries<Value>(before: ReadonlyMap<string, Value>, after: ReadonlyMap<string, Value>): Map<string, Value> {
  return new Map([...after].filter(([name, value]) => before.get(name) !== value));
}
