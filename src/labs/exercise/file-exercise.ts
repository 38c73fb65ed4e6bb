import type { Goal } from "../../core/goals/goal.ts";
import { type Grades, gradeWork, type Work } from "../../core/goals/grade.ts";
import { WrittenFiles } from "./written-files.ts";

/** Grades a Dockerfile, a .dockerignore or both. */
class FileExercise extends WrittenFiles<Goal> {
  protected override gradeFiles(work: Work, goals: readonly Goal[]): Grades {
    return gradeWork(work, goals);
  }
}

customElements.define("file-exercise", FileExercise);
