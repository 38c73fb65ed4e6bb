import { part } from "../part.ts";
import type { Epidemic } from "./epidemic.ts";
import { epidemicOf } from "./pin-curves.ts";
import { PinLayer } from "./pin-layer.ts";
import { PinTable } from "./pin-table.ts";
import type { PanelWishes } from "./panel-wishes.ts";
import { LETTERS, METHOD_NAMES, MOST_PINS, nameFrom, otherMethod, pinOf, titleOfPin } from "./pin.ts";
import type { Pin, PinnedRun } from "./pin.ts";
import type { SirState } from "./state.ts";
import { verdictOf } from "./words.ts";

/** Keeps runs beside the one that is shown: their curves in the picture, their names and figures in a table. */
export class PinBoard {
  readonly #box: HTMLElement;
  readonly #table: PinTable;
  readonly #layer: PinLayer;
  readonly #wishes: PinWishes;
  #epidemic: Epidemic;
  #pins: readonly Pin[];

  constructor(lab: Element, start: { epidemic: Epidemic; pins: readonly Pin[] }, wishes: PinWishes) {
    this.#box = part(lab, ".pins", HTMLElement);
    this.#table = new PinTable(this.#box);
    this.#layer = new PinLayer(lab);
    this.#wishes = wishes;
    this.#epidemic = start.epidemic;
    this.#pins = start.pins;
    const { signal } = wishes;
    this.#box.addEventListener("click", ({ target }) => this.#press(target), { signal });
    // What a run is called changes nothing of it: the form need not hear of it.
    this.#box.addEventListener("input", (event) => event.stopPropagation(), { signal });
    this.#box.addEventListener("input", ({ target }) => this.#rename(target), { signal });
    this.#box.addEventListener("change", () => this.#table.write(this.#pins), { signal });
    this.#write();
  }

  get pins(): readonly Pin[] {
    return this.#pins;
  }

  /** Keeps others from now on, as after undoing. */
  set pins(pins: readonly Pin[]) {
    this.#pins = pins;
    this.#write();
  }

  /** Goes on with another run to compare with. */
  show(epidemic: Epidemic): void {
    const isSeenOtherwise = epidemic.state.unit !== this.#epidemic.state.unit;
    this.#epidemic = epidemic;
    this.#draw();
    if (isSeenOtherwise) this.#table.name(this.#pins, epidemic);
  }

  #press(target: EventTarget | null): void {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button || button.ariaDisabled === "true") return;
    const { state } = this.#epidemic;
    const n = this.#table.indexOf(button);
    const pin = this.#pins[n];
    switch (button.dataset["do"]) {
      case "pin":
        return this.#add(state);
      case "pin-other":
        return this.#add(otherMethod(state));
      case "show-pin":
        return pin && this.#wishes.bring(pin.run);
      case "remove-pin":
        return pin && this.#remove(n, pin);
      default:
    }
  }

  #add(state: SirState): void {
    const pin = pinOf(state, this.#pins);
    const letter = LETTERS[this.#pins.length] ?? "";
    this.#goOn([...this.#pins, pin], `Pinned as ${letter}, ${titleOfPin(pin)}. ${verdictOf(epidemicOf(pin))}`);
  }

  #remove(n: number, pin: Pin): void {
    this.#goOn(this.#pins.toSpliced(n, 1), `Removed ${titleOfPin(pin)}.`);
    const next = this.#table.rows[Math.min(n, this.#pins.length - 1)] ?? this.#box;
    part(next, "[data-do=remove-pin], [data-do=pin]", HTMLElement).focus();
  }

  #rename(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement)) return;
    const n = this.#table.indexOf(target);
    const pin = this.#pins[n];
    if (!pin) return;
    this.#pins = this.#pins.with(n, { ...pin, name: nameFrom(target.value) });
    this.#table.name(this.#pins, this.#epidemic);
    this.#wishes.changed(`name ${n}`, "");
  }

  #goOn(pins: readonly Pin[], sentence: string): void {
    this.pins = pins;
    this.#wishes.changed(undefined, sentence);
  }

  /** Writes everything anew. */
  #write(): void {
    this.#table.write(this.#pins);
    this.#table.name(this.#pins, this.#epidemic);
    this.#draw();
  }

  #draw(): void {
    this.#offer(this.#epidemic.state);
    this.#table.compare(this.#pins, this.#epidemic);
    this.#layer.draw(this.#pins, this.#epidemic);
  }

  /** Says what can be pinned, and why nothing can. */
  #offer(state: SirState): void {
    const isFull = this.#pins.length === MOST_PINS;
    const other = part(this.#box, "[data-do=pin-other]", HTMLButtonElement);
    const offer = `Pin ${METHOD_NAMES[otherMethod(state).method]} beside ${METHOD_NAMES[state.method]}`;
    if (other.textContent !== offer) other.textContent = offer;
    for (const button of [part(this.#box, "[data-do=pin]", HTMLButtonElement), other]) {
      button.disabled = false;
      button.ariaDisabled = isFull ? "true" : null;
    }
    part(this.#box, ".full", HTMLElement).hidden = !isFull;
  }
}

export interface PinWishes extends PanelWishes {
  /** Shows a pinned run in the form. */
  readonly bring: (run: PinnedRun) => void;
}
