import { Drafts } from "../drafts.ts";
import { part } from "../part.ts";

/** Gives the reader room to write above our answer, and keeps what is written in this browser. */
class OpenQuestion extends HTMLElement {
  readonly #drafts = new Drafts("open");
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    if (!this.querySelector(".room")) this.#makeRoom();
    const area = part(this, "textarea", HTMLTextAreaElement);
    area.value = this.#drafts.read(this.#name) ?? "";
    area.addEventListener("input", () => this.#keep(area.value), { signal: this.#listening.signal });
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  #makeRoom(): void {
    const room = part(this, "template", HTMLTemplateElement).content.cloneNode(true);
    const answer = this.querySelector(".our-answer");
    if (answer) answer.before(room);
    else this.append(room);
  }

  #keep(text: string): void {
    part(this, ".not-kept", HTMLElement).hidden = this.#drafts.keep(this.#name, text === "" ? undefined : text);
  }

  get #name(): string {
    return `${location.pathname}#${this.dataset["name"] ?? ""}`;
  }
}

customElements.define("open-question", OpenQuestion);
