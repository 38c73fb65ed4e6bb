/** How long the mouse rests on a word before it is explained, and how long it may be away, in milliseconds. */
const OPEN_AFTER = 150;
const CLOSE_AFTER = 300;

/**
 * Explains its word to a mouse that rests on it and to a keyboard that reaches it; a click does so without this script.
 * The explanation stays while the mouse is on the word or on the explanation. Escape closes it.
 */
export class ExplainedTerm extends HTMLElement {
  #listening = new AbortController();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Opened by the mouse in passing: it closes when the mouse leaves, and a click keeps it open. */
  #passing = false;
  /** While it closes, the focus may come back to the word, which must not open it again. */
  #closing = false;

  connectedCallback(): void {
    const word = this.querySelector("button");
    const about = this.querySelector<HTMLElement>("[popover]");
    if (!word || !about) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener("pointerenter", (event) => this.#enter(event, word, about), { signal });
    this.addEventListener("pointerleave", () => this.#leave(about), { signal });
    this.addEventListener("focusout", (event) => this.#blur(event, about), { signal });
    word.addEventListener("focus", () => this.#focus(word, about), { signal });
    word.addEventListener("click", (event) => this.#click(event), { signal });
    about.addEventListener("beforetoggle", (event) => this.#note(event), { signal });
    about.addEventListener("toggle", () => (this.#closing = false), { signal });
  }

  disconnectedCallback(): void {
    clearTimeout(this.#waiting);
    this.#listening.abort();
  }

  #enter({ pointerType }: PointerEvent, word: HTMLElement, about: HTMLElement): void {
    clearTimeout(this.#waiting);
    if (pointerType === "touch" || isOpen(about)) return;
    this.#waiting = setTimeout(() => {
      about.showPopover({ source: word });
      this.#passing = true;
    }, OPEN_AFTER);
  }

  #leave(about: HTMLElement): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      if (this.#passing) about.hidePopover();
    }, CLOSE_AFTER);
  }

  #focus(word: HTMLElement, about: HTMLElement): void {
    if (this.#closing || !word.matches(":focus-visible")) return;
    clearTimeout(this.#waiting);
    about.showPopover({ source: word });
    this.#passing = false;
  }

  /** Nothing stays open behind a keyboard that has moved on; a click on bare text moves the focus nowhere. */
  #blur({ relatedTarget }: FocusEvent, about: HTMLElement): void {
    if (relatedTarget instanceof Node && !this.contains(relatedTarget)) about.hidePopover();
  }

  #click(event: MouseEvent): void {
    clearTimeout(this.#waiting);
    if (!this.#passing) return;
    event.preventDefault();
    this.#passing = false;
  }

  #note({ newState }: ToggleEvent): void {
    this.#closing = newState === "closed";
    if (this.#closing) this.#passing = false;
  }
}

function isOpen(about: HTMLElement): boolean {
  return about.matches(":popover-open");
}

customElements.define("explained-term", ExplainedTerm);
