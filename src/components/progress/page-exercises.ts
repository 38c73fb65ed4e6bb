import { noteExercises } from "./exercise-notes.ts";
import { ProgressStore } from "./progress-store.ts";

/** Notes the exercises of a page that is no lesson. */
class PageExercises extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const store = new ProgressStore();
    store.watch(() => undefined, signal);
    noteExercises(store, signal);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }
}

customElements.define("page-exercises", PageExercises);
