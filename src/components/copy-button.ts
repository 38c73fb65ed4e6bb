/** Copies the text that it carries in `data-text` and says so on its button. */
export class CopyButton extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    this.addEventListener("click", () => void this.#copy(), { signal: this.#listening.signal });
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  async #copy(): Promise<void> {
    const text = this.dataset["text"] ?? "";
    const done = await navigator.clipboard.writeText(text).then(
      () => "Copied",
      () => "Not copied: select the text",
    );
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = done;
  }
}

customElements.define("copy-button", CopyButton);
