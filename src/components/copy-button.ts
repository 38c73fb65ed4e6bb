/** Copies the code that it stands beside, or the file of its figure, and says so on its button. */
export class CopyButton extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    this.addEventListener("click", () => void this.#copy(), { signal: this.#listening.signal });
    if (this.childElementCount === 0) this.append(...this.#make());
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  #make(): HTMLElement[] {
    const [status, button] = [document.createElement("span"), document.createElement("button")];
    status.setAttribute("role", "status");
    button.type = "button";
    button.textContent = "Copy";
    button.ariaLabel = `Copy ${this.dataset["what"] ?? textFor(this).split("\n", 1)[0]}`;
    return [status, button];
  }

  async #copy(): Promise<void> {
    const done = await navigator.clipboard.writeText(textFor(this)).then(
      () => "Copied",
      () => "Not copied: select the text",
    );
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = done;
  }
}

/** A file that changed is copied as it is now. */
function textFor(button: Element): string {
  const code =
    button.parentElement?.querySelector(":scope > :is(code, pre)") ??
    button.closest("figure")?.querySelector("pre, .diff");
  const lines = [...(code?.querySelectorAll(".line:not(.removed)") ?? [])];
  return lines.length > 0 ? lines.map(({ textContent }) => textContent).join("") : (code?.textContent.trimEnd() ?? "");
}

customElements.define("copy-button", CopyButton);
