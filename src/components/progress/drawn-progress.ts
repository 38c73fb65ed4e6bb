import type { Progress } from "../../core/progress/progress.ts";
import { ProgressStore } from "./progress-store.ts";

/** Shows something of the reader's progress, also when another tab changes it. */
export abstract class DrawnProgress extends HTMLElement {
  readonly #store = new ProgressStore();
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    this.#store.watch(() => this.draw(this.#store.read()), this.#listening.signal);
    this.draw(this.#store.read());
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  protected abstract draw(progress: Progress): void;
}
