import { noteExercise } from "../../core/progress/progress.ts";
import { tellIfNotKept } from "../../labs/not-kept.ts";
import type { ProgressStore } from "./progress-store.ts";

/** Notes which exercises of the page are tried and solved, as they tell it by events. */
export function noteExercises(store: ProgressStore, signal: AbortSignal): void {
  for (const outcome of ["tried", "solved"] as const) {
    const note = (event: Event): void => {
      const name = nameIn(event);
      if (name !== undefined)
        tellIfNotKept(store.change((progress) => noteExercise(progress, name, outcome, new Date())));
    };
    document.addEventListener(`exercise-${outcome}`, note, { signal });
  }
}

function nameIn(event: Event): string | undefined {
  const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
  if (typeof detail !== "object" || detail === null || !("name" in detail)) return undefined;
  return typeof detail.name === "string" && detail.name !== "" ? detail.name : undefined;
}
