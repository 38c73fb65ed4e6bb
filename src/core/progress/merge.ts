import type { ExerciseProgress, LessonProgress, Progress } from "./progress.ts";

/**
 * Puts together what two tabs, or a browser and a file, know of one reader: whatever only one of them knows stays, of marks
 * the newer holds, and an exercise was first tried at the earlier time. The order of the two makes no difference.
 */
export function mergeProgress(one: Progress, other: Progress): Progress {
  const last = newer(one.last, other.last);
  return {
    lessons: mergeEntries(one.lessons, other.lessons, mergeLesson),
    exercises: mergeEntries(one.exercises, other.exercises, mergeExercise),
    ...(last && { last }),
  };
}

function mergeLesson(one: LessonProgress, other: LessonProgress): LessonProgress {
  const read = newer(one.read, other.read);
  const known = newer(one.known, other.known);
  return { ...(read && { read }), ...(known && { known }) };
}

function mergeExercise(one: ExerciseProgress, other: ExerciseProgress): ExerciseProgress {
  const solved = earlier(one.solved, other.solved);
  return { tried: earlier(one.tried, other.tried) ?? one.tried, ...(solved !== undefined && { solved }) };
}

function mergeEntries<Value>(
  one: ReadonlyMap<string, Value>,
  other: ReadonlyMap<string, Value>,
  merge: (one: Value, other: Value) => Value,
): Map<string, Value> {
  const merged = new Map(one);
  for (const [name, value] of other) {
    const known = one.get(name);
    merged.set(name, known === undefined ? value : merge(known, value));
  }
  return merged;
}

/** The one of the later time; of two of the same time, always the same one. */
function newer<Value extends { readonly at: string }>(one?: Value, other?: Value): Value | undefined {
  if (!one || !other) return one ?? other;
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return spell(one) > spell(other) ? one : other;
}

function spell(value: object): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner instanceof Map ? [...inner].map(String).toSorted(byText) : inner,
  );
}

function byText(one: string, other: string): number {
  return one < other ? -1 : 1;
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}
