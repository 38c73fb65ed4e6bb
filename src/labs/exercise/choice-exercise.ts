import { gradeChoice, type ChoiceTask } from "../../core/exercise/choice.ts";
import type { Verdict } from "../../core/exercise/verdict.ts";
import { AnswerForm } from "./answer-form.ts";

/** Grades what was chosen of the options that ChoiceForm.astro rendered. An answer is their places: "0,2". */
class ChoiceExercise extends AnswerForm<ChoiceTask> {
  protected override read(): string {
    return [...this.#inputs].flatMap(({ checked }, place) => (checked ? [place] : [])).join(",");
  }

  protected override write(answer: string): void {
    const places = answer.split(",");
    for (const [place, input] of this.#inputs.entries()) input.checked = places.includes(String(place));
  }

  protected override grade(task: ChoiceTask, answer: string): Verdict {
    return gradeChoice(task, answer === "" ? [] : answer.split(",").map(Number));
  }

  get #inputs(): NodeListOf<HTMLInputElement> {
    return this.querySelectorAll<HTMLInputElement>("input");
  }
}

customElements.define("choice-exercise", ChoiceExercise);
