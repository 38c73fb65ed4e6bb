import { gradeNumber, type NumberTask } from "../../core/exercise/number.ts";
import type { Verdict } from "../../core/exercise/verdict.ts";
import { TypedAnswer } from "./typed-answer.ts";

/** Grades the number that was typed into the field that NumberForm.astro rendered. */
class NumberExercise extends TypedAnswer<NumberTask> {
  protected override grade(task: NumberTask, answer: string): Verdict {
    return gradeNumber(task, answer);
  }
}

customElements.define("number-exercise", NumberExercise);
