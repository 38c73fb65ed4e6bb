import { isKnown, isRead, type Progress } from "../../core/progress/progress.ts";

/**
 * Says in a few words how far a reader has come.
 * @param lessons Every lesson of the course; a mark of another stays in the file and does not count.
 */
export function tellProgress(progress: Progress, lessons: readonly string[]): string {
  const read = lessons.filter((lesson) => isRead(progress, lesson)).length;
  const known = lessons.filter((lesson) => isKnown(progress, lesson) && !isRead(progress, lesson)).length;
  const exercises = [...progress.exercises.values()];
  const solved = exercises.filter((exercise) => exercise.solved !== undefined).length;
  if (read + known + exercises.length === 0) return "Nothing is noted yet.";
  return [
    `${read} of ${lessons.length} lessons read`,
    ...(known > 0 ? [`${known} known`] : []),
    `${solved} ${solved === 1 ? "exercise" : "exercises"} solved`,
    ...(exercises.length > solved ? [`${exercises.length - solved} tried`] : []),
  ]
    .join(", ")
    .concat(".");
}
