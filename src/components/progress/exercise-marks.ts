import type { Progress } from "../../core/progress/progress.ts";
import { DrawnProgress } from "./drawn-progress.ts";

/** Says of each exercise that the page lists whether it is tried or solved. */
class ExerciseMarks extends DrawnProgress {
  protected override draw({ exercises }: Progress): void {
    for (const place of document.querySelectorAll<HTMLElement>("[data-exercise]")) {
      const noted = exercises.get(place.dataset["exercise"] ?? "");
      place.textContent = noted === undefined ? "" : noted.solved === undefined ? "tried" : "✓ solved";
    }
  }
}

customElements.define("exercise-marks", ExerciseMarks);
