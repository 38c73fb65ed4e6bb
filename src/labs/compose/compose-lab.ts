import { Control } from "./control.ts";

/** Shows what Docker Compose makes of files that the reader changes. ComposeLab.astro renders it whole. */
export class ComposeLab extends HTMLElement {
  #listening = new AbortController();
  #control: Control | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const control = new Control(this, signal);
    this.#control = control;
    this.addEventListener("input", ({ target, timeStamp }) => control.input(target, timeStamp), { signal });
    this.addEventListener("change", ({ target }) => control.change(target), { signal });
    this.addEventListener("click", ({ target }) => control.click(target), { signal });
    this.addEventListener("focusin", ({ target }) => control.focus(target), { signal });
    this.addEventListener("keydown", (event) => control.press(event), { signal });
    this.addEventListener("toggle", ({ target }) => control.toggle(target), { signal, capture: true });
    this.addEventListener("dragover", (event) => event.preventDefault(), { signal });
    this.addEventListener("drop", (event) => control.drop(event), { signal });
    addEventListener("hashchange", () => void control.openLink(), { signal });
    void control.openLink();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#control?.close();
  }
}

customElements.define("compose-lab", ComposeLab);
