import { gradeCommand, type CommandTask } from "../../core/exercise/command.ts";
import type { Verdict } from "../../core/exercise/verdict.ts";
import { TypedAnswer } from "./typed-answer.ts";

/** Grades the command that was typed into the field that CommandForm.astro rendered. */
class CommandExercise extends TypedAnswer<CommandTask> {
  protected override grade(task: CommandTask, answer: string): Verdict {
    return gradeCommand(task, answer);
  }
}

customElements.define("command-exercise", CommandExercise);
