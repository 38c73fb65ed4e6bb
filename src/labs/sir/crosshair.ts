import { part } from "../part.ts";
import type { Epidemic } from "./epidemic.ts";
import type { Plane } from "./plane.ts";
import { dayAfterKey, snapDay } from "./reading-day.ts";
import { readingOf } from "./words.ts";

/**
 * Reads the picture on one day: where the mouse points, where a finger slides, and by keys. The day is the value of a slider that
 * lies over the plot and is not seen, so that a screen reader says it.
 */
export class Crosshair {
  readonly #plot: HTMLElement;
  readonly #slider: HTMLInputElement;
  readonly #mark: HTMLElement;
  readonly #box: HTMLElement;
  readonly #tell: (day: number | undefined) => void;
  #epidemic: Epidemic;
  #plane: Plane;

  /** @param tell Hears of the day that is read, and of undefined when none is. */
  constructor(lab: Element, [epidemic, plane]: Shown, tell: (day: number | undefined) => void, signal: AbortSignal) {
    this.#plot = part(lab, ".plot", HTMLElement);
    this.#slider = part(lab, ".reader", HTMLInputElement);
    this.#mark = part(lab, ".crosshair", HTMLElement);
    this.#box = part(lab, ".crosshair p", HTMLElement);
    this.#tell = tell;
    this.#epidemic = epidemic;
    this.#plane = plane;
    this.#slider.hidden = false;
    this.#listenToSlider(signal);
    this.#listenToPointer(signal);
    this.show([epidemic, plane]);
  }

  /** Goes on with another run, on the same day. */
  show([epidemic, plane]: Shown): void {
    this.#epidemic = epidemic;
    this.#plane = plane;
    const max = String(epidemic.days);
    if (this.#slider.max !== max) this.#slider.max = max;
    if (this.#mark.hidden) this.#say();
    else this.#read();
  }

  /** Reads a day, as if the reader had pointed at it. */
  goTo(day: number): void {
    this.#slider.value = String(snapDay(day, this.#epidemic));
    this.#read();
  }

  /** Reads no more, unless the slider itself has the focus. */
  leave(): void {
    this.#mark.hidden = !this.#slider.matches(":focus");
    if (this.#mark.hidden) this.#tell(undefined);
  }

  #listenToSlider(signal: AbortSignal): void {
    // What is read changes nothing of the epidemic: the form need not hear of it.
    this.#slider.addEventListener("input", (event) => event.stopPropagation(), { signal });
    this.#slider.addEventListener("input", () => this.goTo(this.#slider.valueAsNumber), { signal });
    this.#slider.addEventListener("keydown", (event) => this.#press(event), { signal });
    this.#slider.addEventListener("focus", () => this.#read(), { signal });
    this.#slider.addEventListener("blur", () => this.leave(), { signal });
  }

  #listenToPointer(signal: AbortSignal): void {
    this.#plot.addEventListener("pointerdown", (event) => this.#point(event), { signal });
    this.#plot.addEventListener("pointermove", (event) => this.#point(event), { signal });
    this.#plot.addEventListener("pointerleave", () => this.leave(), { signal });
    // What is pressed is read on by keys. The browser would take the focus away from the slider again.
    this.#plot.addEventListener("mousedown", (event) => event.preventDefault(), { signal });
    this.#plot.addEventListener("pointerdown", () => this.#slider.focus({ preventScroll: true }), { signal });
  }

  #point({ clientX, clientY }: PointerEvent): void {
    const { left, top, width, height } = this.#plot.getBoundingClientRect();
    this.goTo(this.#plane.dayAt({ x: clientX - left, y: clientY - top }, { width, height }));
  }

  #press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const day = dayAfterKey(event.key, this.#slider.valueAsNumber, this.#epidemic);
    if (day === undefined) return;
    event.preventDefault();
    this.goTo(day);
  }

  #read(): void {
    const day = this.#slider.valueAsNumber;
    const reading = this.#say();
    const { x, y } = this.#plane.placeOf(day);
    this.#mark.hidden = false;
    this.#mark.style.setProperty("--at", String(x));
    this.#mark.style.setProperty("--height", String(y));
    this.#mark.classList.toggle("late", x > 0.5);
    this.#box.textContent = [reading.day, ...reading.amounts].join("\n");
    this.#tell(day);
  }

  #say(): ReturnType<typeof readingOf> {
    const reading = readingOf(this.#slider.valueAsNumber, this.#epidemic);
    this.#slider.ariaValueText = `${reading.day}: ${reading.amounts.join(", ")}`;
    return reading;
  }
}

/** A run, and where its days stand in the plot. */
export type Shown = readonly [Epidemic, Plane];
