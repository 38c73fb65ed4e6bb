import { part } from "../part.ts";
import type { Epidemic } from "./epidemic.ts";
import type { MethodErrors } from "./method-errors.ts";
import type { PanelWishes } from "./panel-wishes.ts";

/** Shows how wrong the methods are with the step that its own slider holds. Nothing is computed until it is opened. */
export class ErrorPanel {
  readonly #box: HTMLDetailsElement;
  readonly #slider: HTMLInputElement;
  #epidemic: Epidemic;
  #errors: ((step: number) => MethodErrors) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(lab: Element, epidemic: Epidemic, { signal, changed }: PanelWishes) {
    this.#box = part(lab, "details.errors", HTMLDetailsElement);
    this.#slider = part(this.#box, "[type=range]", HTMLInputElement);
    this.#epidemic = epidemic;
    this.#slider.disabled = false;
    this.#box.addEventListener("toggle", () => void this.#solve(), { signal });
    // The run that the lab shows stays as it is: the form need not hear of it.
    this.#slider.addEventListener("input", (event) => event.stopPropagation(), { signal });
    this.#slider.addEventListener(
      "input",
      () => {
        this.write();
        changed("error step", "");
      },
      { signal },
    );
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
    this.write();
    void this.#solve();
  }

  /** Goes on with another run, when the reader has stopped for a moment. */
  show(epidemic: Epidemic): void {
    this.#epidemic = epidemic;
    clearTimeout(this.#timer);
    if (this.#box.open) this.#timer = setTimeout(() => void this.#solve(), PAUSE);
  }

  async #solve(): Promise<void> {
    if (!this.#box.open) return;
    const { methodErrors } = await import("./method-errors.ts");
    this.#errors = methodErrors(this.#epidemic.state);
    this.write();
  }

  /** Says what the step that the slider holds does. */
  write(): void {
    const step = this.#slider.valueAsNumber;
    const { min, max } = this.#slider;
    this.#slider.ariaValueText = `${step} days`;
    this.#slider.style.setProperty("--at", String((step - Number(min)) / (Number(max) - Number(min))));
    part(this.#box, "[data-shows=error-step]", HTMLElement).textContent = String(step);
    const errors = this.#errors?.(step);
    part(this.#box, "[data-shows=euler] b", HTMLElement).textContent = errors?.euler ?? "";
    part(this.#box, "[data-shows=rk4] b", HTMLElement).textContent = errors?.rk4 ?? "";
    part(this.#box, "[data-shows=where]", HTMLElement).textContent = errors?.where ?? "";
  }
}

/** In milliseconds: the exact solution takes longer than a frame on a slow phone. */
const PAUSE = 100;
