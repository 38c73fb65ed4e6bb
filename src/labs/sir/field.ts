import { readParameter } from "../../core/epidemic/parameter.ts";
import { tidy, type Limits } from "./limits.ts";
import type { Parameter, SliderRange } from "./parameters.ts";
import { part } from "../part.ts";

/**
 * One parameter of the form: a slider that always holds the last good value, a text field that holds what was typed,
 * and a message while that is no good. A number beyond the slider's end moves that end.
 */
export class Field {
  readonly #parameter: Parameter;
  readonly #slider: HTMLInputElement;
  readonly #text: HTMLInputElement;
  readonly #message: HTMLElement;
  #limits: Limits;

  constructor(lab: Element, parameter: Parameter) {
    const field = part(lab, `[data-parameter=${parameter.key}]`, HTMLElement);
    this.#parameter = parameter;
    this.#limits = { ...parameter.rule, slider: parameter.slider ?? parameter.rule };
    this.#slider = part(field, "[type=range]", HTMLInputElement);
    this.#text = part(field, "[type=text]", HTMLInputElement);
    this.#message = part(field, ".wrong", HTMLElement);
  }

  /** The last good value. */
  get value(): number {
    const position = this.#slider.valueAsNumber;
    return this.#parameter.isLogarithmic ? Math.round(10 ** position) : position;
  }

  /** Also what a scenario does: whatever was typed gives way. */
  set value(value: number) {
    this.#place(value);
    this.#text.value = String(Number(value.toPrecision(this.#limits.whole ? 12 : 6)));
    this.#settle("");
  }

  /** Why the typed text is no good, with the field's name; null if it is good. */
  get problem(): string | null {
    return this.#message.hidden ? null : `${this.#parameter.name}: ${this.#message.textContent}`;
  }

  owns(target: EventTarget | null): boolean {
    return target === this.#slider || target === this.#text;
  }

  /** Takes over what the reader did to the slider or typed. */
  take(target: EventTarget | null): void {
    if (target !== this.#slider) return this.takeText();
    const { stride, isLogarithmic } = this.#parameter;
    this.#moveTo(isLogarithmic ? roughly(this.value) : round(this.value, stride / 10));
  }

  takeText(): void {
    const reading = readParameter(this.#text.value, this.#limits);
    if (reading.ok) this.#place(reading.value);
    this.#settle(reading.ok ? "" : reading.message);
  }

  /**
   * Moves the slider to its next round value, because its own step is too fine for the arrow keys.
   * Returns false if the key does not belong to this slider.
   */
  stride(key: string, target: EventTarget | null): boolean {
    const strideCount = STRIDES.get(key);
    if (strideCount === undefined || target !== this.#slider) return false;
    const direction = Math.sign(strideCount);
    const { stride } = this.#parameter;
    const way = Math.abs(strideCount) * stride;
    const ways = direction * (this.#slider.valueAsNumber / way);
    const next = direction * way * (Math.floor(ways + NEARLY) + 1);
    this.#moveTo(this.#parameter.isLogarithmic ? roughly(10 ** next) : round(next, stride));
    return true;
  }

  /** Goes to a number on the slider that is taken, or to the last that is. */
  #moveTo(value: number): void {
    const { min, max, slider } = this.#limits;
    this.value = Math.min(max, slider.max, Math.max(min, slider.min, value));
  }

  /** Takes other numbers from now on, because other fields changed; the value is one of them. */
  limit(limits: Limits): void {
    const { value } = this;
    this.#limits = limits;
    this.#place(value);
    if (this.#message.hidden) this.#settle("");
  }

  #place(value: number): void {
    const { min, max }: SliderRange = this.#limits.slider;
    this.#slide("min", this.#position(Math.min(min, value)));
    this.#slide("max", this.#position(Math.max(max, value)));
    this.#slide("value", this.#position(value));
  }

  /** Whatever is set is laid out again, even to what it was; most inputs leave most fields as they are. */
  #slide(what: "min" | "max" | "value", position: number): void {
    const text = String(position);
    if (this.#slider[what] !== text) this.#slider[what] = text;
  }

  #position(value: number): number {
    return this.#parameter.isLogarithmic ? Math.log10(value) : value;
  }

  #settle(message: string): void {
    const { unit } = this.#parameter;
    const { min, max, valueAsNumber } = this.#slider;
    this.#message.textContent = message;
    this.#message.hidden = message === "";
    this.#text.ariaInvalid = message === "" ? null : "true";
    this.#slider.ariaValueText = `${Number(this.value.toPrecision(6))} ${unit}`;
    this.#slider.style.setProperty("--at", String((valueAsNumber - Number(min)) / (Number(max) - Number(min))));
  }
}

/** Up or down, and how many strides of the parameter the key goes at once. */
const STRIDES: ReadonlyMap<string, number> = new Map([
  ["ArrowRight", 1],
  ["ArrowUp", 1],
  ["ArrowLeft", -1],
  ["ArrowDown", -1],
  ["PageUp", 10],
  ["PageDown", -10],
]);

/** What a sum of decimal fractions may lack to a whole number of strides. */
const NEARLY = 1e-6;

/** To a multiple of a tenth of a stride: a pixel of the slider says no more. */
function round(value: number, unit: number): number {
  return tidy(Math.round(value / unit) * unit);
}

/** To two digits. */
function roughly(value: number): number {
  return Number(value.toPrecision(2));
}
