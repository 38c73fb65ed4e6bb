/** A lab of a lesson, as its card stands in the text; LabCard.astro renders it. Opens the lab in the page's pane. */
export class LabCard extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.button?.addEventListener("click", () => void this.#open(), { signal });
    document.addEventListener("keydown", (event) => this.#press(event), { signal });
    const link = this.querySelector("a");
    if (link) link.hash = this.state;
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  get button(): HTMLButtonElement | null {
    return this.querySelector("button");
  }

  /** With what the lab opens. */
  get state(): string {
    return this.dataset["state"] ?? "";
  }

  async #open(): Promise<void> {
    const { paneOf } = await import("./lab-pane.ts");
    paneOf(document).show(this);
  }

  /** The key goes to the lab that was opened last, and before that to the nearest one. */
  #press(event: KeyboardEvent): void {
    if (!isPaneKey(event) || event.defaultPrevented || currentCard(document) !== this) return;
    event.preventDefault();
    void this.#open();
  }
}

/** Says whether an event is the shortcut between a text and the lab beside it. */
export function isPaneKey({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return key === "." && ctrlKey && !altKey && !metaKey;
}

function currentCard(root: Document): LabCard | undefined {
  const opened = root.querySelector<LabCard>("lab-card[data-current]");
  if (opened) return opened;
  const middle = innerHeight / 2;
  const distance = (card: LabCard): number => Math.abs(card.getBoundingClientRect().top - middle);
  return [...root.querySelectorAll<LabCard>("lab-card")].toSorted((a, b) => distance(a) - distance(b))[0];
}

function isSheetEntry(state: { sheet?: unknown } | null): boolean {
  return state?.sheet === "open";
}

customElements.define("lab-card", LabCard);
// A page that is loaded again opens with its text: the entry of an open sheet is left.
if (isSheetEntry(history.state)) history.back();
