import { part } from "../part.ts";
import { AskingEngine } from "./asking-engine.ts";

/** Asks models in the page what their containers were asked, and fills a table with how far apart the answers are. */
export class AgreementLab extends HTMLElement {
  #listening = new AbortController();
  #engines: readonly AskingEngine[] = [];

  connectedCallback(): void {
    this.#listening = new AbortController();
    const table = part(this, "table", HTMLTableElement);
    this.#engines = [...this.querySelectorAll<HTMLElement>(".engine")].map((place) => new AskingEngine(place, table));
    for (const engine of this.#engines) engine.listen(this.#listening.signal);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    for (const engine of this.#engines) engine.close();
  }
}

customElements.define("agreement-lab", AgreementLab);
