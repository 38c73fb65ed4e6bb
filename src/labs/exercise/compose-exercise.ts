import type { ComposeGoal } from "../../core/compose-goals/goal.ts";
import { gradeStack } from "../../core/compose-goals/grade.ts";
import type { Grades, Work } from "../../core/goals/grade.ts";
import { WrittenFiles } from "./written-files.ts";

/** Grades a compose.yaml. */
class ComposeExercise extends WrittenFiles<ComposeGoal> {
  protected override gradeFiles(work: Work, goals: readonly ComposeGoal[]): Grades {
    return gradeStack(work, goals);
  }
}

customElements.define("compose-exercise", ComposeExercise);
