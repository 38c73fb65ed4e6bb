import { part } from "../part.ts";
import { comparedFigures, sentencesOf } from "./comparison.ts";
import type { Epidemic } from "./epidemic.ts";
import { epidemicOf } from "./pin-curves.ts";
import { LETTERS, titleOfPin, type Pin } from "./pin.ts";
import { FIGURES } from "./words.ts";

/** The table that compares pinned runs with the one that is shown; a row for each pin, with its name and its buttons. */
export class PinTable {
  readonly #box: HTMLElement;

  /** @param box Holds the table, a template for its rows, and a paragraph that says the same. */
  constructor(box: HTMLElement) {
    this.#box = box;
  }

  /** From the first pin to the last. */
  get rows(): HTMLElement[] {
    return [...this.#box.querySelectorAll<HTMLElement>("tr[data-pin]")];
  }

  /** Which pin something in the table belongs to; -1 if to none. */
  indexOf(target: Element): number {
    return this.rows.findIndex((row) => row.contains(target));
  }

  /** Makes a row for each pin, and writes their names into the fields. */
  write(pins: readonly Pin[]): void {
    this.#makeRows(pins.length);
    for (const [n, pin] of pins.entries()) {
      const input = part(this.#row(n), "input", HTMLInputElement);
      input.value = titleOfPin(pin);
      input.placeholder = titleOfPin({ ...pin, name: "" });
    }
    part(this.#box, "table", HTMLTableElement).hidden = pins.length === 0;
  }

  /** Says the names where they stand outside their fields. */
  name(pins: readonly Pin[], { state }: Epidemic): void {
    for (const [n, pin] of pins.entries()) {
      part(this.#row(n), "[data-do=show-pin]", HTMLElement).ariaLabel = `Show ${titleOfPin(pin)}`;
      part(this.#row(n), "[data-do=remove-pin]", HTMLElement).ariaLabel = `Remove ${titleOfPin(pin)}`;
    }
    part(this.#box, "p", HTMLElement).textContent = sentencesOf(pins, state.unit);
  }

  /** Compares the pins with the run that is shown. */
  compare(pins: readonly Pin[], shown: Epidemic): void {
    if (pins.length === 0) return;
    this.#writeFigures(part(this.#box, ".present", HTMLElement), comparedFigures(shown, shown.state.unit));
    for (const [n, pin] of pins.entries())
      this.#writeFigures(this.#row(n), comparedFigures(epidemicOf(pin), shown.state.unit));
  }

  #makeRows(count: number): void {
    const body = part(this.#box, "tbody", HTMLElement);
    const blank = part(this.#box, "template", HTMLTemplateElement).content;
    for (const row of this.rows.slice(count)) row.remove();
    while (this.rows.length < count) body.append(document.importNode(blank, true));
    for (const [n, row] of this.rows.entries()) {
      const letter = LETTERS[n] ?? "";
      part(row, "b", HTMLElement).textContent = letter;
      part(row, "path", SVGElement).dataset["dash"] = String(n);
      part(row, "input", HTMLInputElement).ariaLabel = `Name of ${letter}`;
      for (const button of row.querySelectorAll("button")) button.disabled = false;
    }
  }

  #writeFigures(row: Element, figures: ReturnType<typeof comparedFigures>): void {
    for (const key of FIGURES) {
      const cell = part(row, `[data-compared=${key}]`, HTMLElement);
      if (cell.textContent !== figures[key]) cell.textContent = figures[key];
    }
  }

  #row(n: number): HTMLElement {
    const row = this.rows[n];
    if (!row) throw new RangeError(`There is no row for pin ${n}: write() makes them.`);
    return row;
  }
}
