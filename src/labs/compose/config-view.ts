import { findPart, part } from "../part.ts";

/** In which form the files are written out. */
export type ConfigForm = "yaml" | "json";

/** What Compose makes of the files, as text. It is long, so it is written only while it is open. */
export class ConfigView {
  readonly #place: HTMLDetailsElement;

  constructor(lab: HTMLElement) {
    this.#place = part(lab, ".config", HTMLDetailsElement);
  }

  get isOpen(): boolean {
    return this.#place.open;
  }

  get form(): ConfigForm {
    return findPart(this.#place, "input[value=json]", HTMLInputElement)?.checked ? "json" : "yaml";
  }

  /** Whether something is this view, or chooses its form. */
  owns(target: EventTarget | null): boolean {
    return target instanceof Element && this.#place.contains(target);
  }

  draw(text: string): void {
    const shown = text.length > MOST ? `${text.slice(0, MOST)}\n… and ${text.length - MOST} letters more.` : text;
    const code = part(this.#place, "pre code", HTMLElement);
    if (code.textContent !== shown) code.textContent = shown;
  }
}

/** Nobody reads more, and browsers take long to lay it out. */
const MOST = 100_000;
