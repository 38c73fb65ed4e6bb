import { Control } from "./control.ts";
import type { Project } from "./project.ts";

/**
 * Says what of a project a build would send, and by which line of its ignore file; the reader changes both.
 * ContextLab.astro renders it whole.
 */
export class ContextLab extends HTMLElement {
  #listening = new AbortController();
  #control: Control | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const control = this.#controlled();
    this.addEventListener("input", ({ target, timeStamp }) => control.input(target, timeStamp), { signal });
    this.addEventListener("beforeinput", (event) => control.takeBack(event), { signal });
    this.addEventListener("focusin", ({ target }) => control.focus(target), { signal });
    this.addEventListener("click", ({ target }) => control.click(target), { signal });
    this.addEventListener("keydown", (event) => control.press(event), { signal });
    this.addEventListener("submit", (event) => control.submit(event), { signal });
    addEventListener("hashchange", () => void control.openLink(), { signal });
    void control.openLink();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#control?.close();
  }

  /**
   * Shows a project of the reader's own beside the presets. Nothing of it but what the reader changes is kept; that is
   * done again when a project of the same name is opened.
   */
  open(project: Project): void {
    this.#controlled().open(project);
  }

  #controlled(): Control {
    this.#control ??= new Control(this);
    return this.#control;
  }
}

customElements.define("context-lab", ContextLab);
