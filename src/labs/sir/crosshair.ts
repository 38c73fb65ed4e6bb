import { part } from "../part.ts";
import type { Epidemic } from "./epidemic.ts";
import { readingOf } from "./words.ts";

/**
 * Reads the curves on one day: where the mouse points, where a finger slides, and by the arrow keys. It is a slider that lies
 * over the plot, so that a screen reader says its value.
 */
export class Crosshair {
  readonly #slider: HTMLInputElement;
  readonly #line: HTMLElement;
  readonly #box: HTMLElement;
  #epidemic: Epidemic;

  constructor(lab: Element, epidemic: Epidemic, signal: AbortSignal) {
    this.#slider = part(lab, ".reader", HTMLInputElement);
    this.#line = part(lab, ".crosshair", HTMLElement);
    this.#box = part(lab, ".crosshair p", HTMLElement);
    this.#epidemic = epidemic;
    this.#slider.hidden = false;
    // What is read changes nothing of the epidemic: the form need not hear of it.
    this.#slider.addEventListener("input", (event) => event.stopPropagation(), { signal });
    this.#slider.addEventListener("input", () => this.#read(), { signal });
    this.#slider.addEventListener("focus", () => this.#read(), { signal });
    this.#slider.addEventListener("blur", () => this.#hide(), { signal });
    this.#slider.addEventListener("pointermove", (event) => this.#point(event), { signal });
    this.#slider.addEventListener("pointerleave", () => this.#hide(), { signal });
    this.show(epidemic);
  }

  /** Goes on with another run, on the same day. */
  show(epidemic: Epidemic): void {
    this.#epidemic = epidemic;
    this.#slider.max = String(epidemic.days);
    this.#slider.step = String(epidemic.state.step);
    if (this.#line.hidden) this.#say();
    else this.#read();
  }

  #point({ offsetX, buttons }: PointerEvent): void {
    // While it is pressed, the browser itself moves the slider.
    if (buttons === 0) this.#slider.value = String((offsetX / this.#slider.clientWidth) * this.#epidemic.days);
    this.#read();
  }

  #read(): void {
    const { day, amounts } = this.#say();
    const share = this.#slider.valueAsNumber / this.#epidemic.days;
    this.#line.hidden = false;
    this.#line.style.setProperty("--at", String(share));
    this.#line.classList.toggle("late", share > 0.5);
    this.#box.textContent = [day, ...amounts].join("\n");
  }

  #say(): ReturnType<typeof readingOf> {
    const reading = readingOf(this.#slider.valueAsNumber, this.#epidemic);
    this.#slider.ariaValueText = `${reading.day}: ${reading.amounts.join(", ")}`;
    return reading;
  }

  #hide(): void {
    this.#line.hidden = !this.#slider.matches(":focus");
  }
}
