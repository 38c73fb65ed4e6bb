import { ProgressStore } from "./progress-store.ts";

/** Says of each exercise that the page lists whether it is tried or solved, also when another tab changes that. */
class ExerciseMarks extends HTMLElement {
  readonly #store = new ProgressStore();
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    this.#store.watch(() => this.#draw(), this.#listening.signal);
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  #draw(): void {
    const { exercises } = this.#store.read();
    for (const place of document.querySelectorAll<HTMLElement>("[data-exercise]")) {
      const noted = exercises.get(place.dataset["exercise"] ?? "");
      place.textContent = noted === undefined ? "" : noted.solved === undefined ? "tried" : "✓ solved";
    }
  }
}

customElements.define("exercise-marks", ExerciseMarks);
