import { part } from "../part.ts";
import type { Epidemic } from "./epidemic.ts";

/**
 * Writes what theory says of the epidemic, and R of the day that is read, into the list that Theory.astro rendered. Theory is
 * loaded when the list is opened.
 */
export class TheoryPanel {
  readonly #box: HTMLDetailsElement;
  #epidemic: Epidemic;
  #day = 0;
  #theory: typeof import("./theory.ts") | undefined;

  constructor(lab: Element, epidemic: Epidemic, signal: AbortSignal) {
    this.#box = part(lab, "details.theory", HTMLDetailsElement);
    this.#epidemic = epidemic;
    this.#box.addEventListener("toggle", () => void this.#open(), { signal });
  }

  /** Goes on with another epidemic. */
  show(epidemic: Epidemic): void {
    this.#epidemic = epidemic;
    this.#write();
  }

  /** Goes on with another day. */
  read(day: number): void {
    this.#day = day;
    this.#write();
  }

  async #open(): Promise<void> {
    if (!this.#box.open) return;
    this.#theory = await import("./theory.ts");
    this.#write();
  }

  #write(): void {
    if (!this.#box.open || !this.#theory) return;
    const { THEORY, theoryOf } = this.#theory;
    const entries = theoryOf(this.#epidemic, Math.min(this.#day, this.#epidemic.days));
    for (const key of THEORY) {
      const row = part(this.#box, `[data-theory=${key}]`, HTMLElement);
      const { name, value, remark, formula } = entries[key];
      write(row, { name, value, remark, formula });
    }
  }
}

function write(row: HTMLElement, texts: Readonly<Record<string, string>>): void {
  for (const [key, text] of Object.entries(texts)) {
    const element = part(row, `.${key}`, HTMLElement);
    if (element.textContent !== text) element.textContent = text;
  }
}
