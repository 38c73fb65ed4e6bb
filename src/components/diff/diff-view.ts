import { Drafts } from "../../labs/drafts.ts";
import { part } from "../../labs/part.ts";
import { fillSides } from "./sides.ts";

/** Shows a change line under line, or side by side where there is room; the reader's choice holds for all of them. */
export class DiffView extends HTMLElement {
  readonly #drafts = new Drafts("diff", () => localStorage);
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const toggle = this.#toggle;
    toggle?.addEventListener("click", () => this.#choose(toggle.ariaPressed !== "true"), { signal });
    this.show(this.#drafts.read("view") === "sides");
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  /** Shows the two versions side by side, or one under the other; a file with one version has no sides. */
  show(isBeside: boolean): void {
    const toggle = this.#toggle;
    if (!toggle) return;
    toggle.ariaPressed = String(isBeside);
    this.dataset["view"] = isBeside ? "sides" : "unified";
    if (isBeside) fillSides(part(this, "table", HTMLTableElement), part(this, ".diff", HTMLElement));
  }

  get #toggle(): HTMLButtonElement | null {
    return this.querySelector<HTMLButtonElement>("[data-do=sides]");
  }

  #choose(isBeside: boolean): void {
    this.#drafts.keep("view", isBeside ? "sides" : undefined);
    const top = this.getBoundingClientRect().top;
    for (const view of document.querySelectorAll<DiffView>("diff-view")) view.show(isBeside);
    scrollBy({ top: this.getBoundingClientRect().top - top, behavior: "instant" });
  }
}

customElements.define("diff-view", DiffView);
