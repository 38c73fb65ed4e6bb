import { part } from "../part.ts";

/** One text of a cell. The text that the page shows is the text that runs. */
export class Pane {
  readonly pre: HTMLElement;
  /** Where an editor opens. */
  readonly place: HTMLElement;
  readonly label: string;
  readonly #code: HTMLElement;
  readonly #original: DocumentFragment;

  constructor(root: HTMLElement) {
    this.pre = part(root, "pre", HTMLElement);
    this.place = part(root, ".editor", HTMLElement);
    this.label = this.pre.ariaLabel ?? "Code";
    this.#code = part(root, "code", HTMLElement);
    this.#original = copyOf(this.#code);
  }

  get text(): string {
    return this.#code.textContent;
  }

  set text(text: string) {
    if (text !== this.text) this.#code.textContent = text;
  }

  get isChanged(): boolean {
    return this.text !== this.#original.textContent;
  }

  /** Puts back what the server rendered, with its colours. */
  restore(): void {
    this.#code.replaceChildren(this.#original.cloneNode(true));
  }

  /** Shows an editor in place of the text. */
  giveWay(): HTMLElement {
    this.pre.hidden = true;
    this.place.hidden = false;
    return this.place;
  }
}

function copyOf(element: HTMLElement): DocumentFragment {
  const copy = document.createDocumentFragment();
  copy.append(...[...element.childNodes].map((node) => node.cloneNode(true)));
  return copy;
}
