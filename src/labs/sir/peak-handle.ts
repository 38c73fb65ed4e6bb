import { part } from "../part.ts";
import { axisOf } from "./axis.ts";
import type { Epidemic } from "./epidemic.ts";
import { Late } from "./late.ts";
import type { PanelWishes } from "./panel-wishes.ts";
import { peakOf, type Peak } from "./peak.ts";
import type { Rates } from "./peak-search.ts";
import { peakReading, whyNoPeak } from "./peak-words.ts";

/**
 * The peak of the infected as a thing that can be pulled: by mouse, by finger, and by arrow keys. It is a slider of the people at
 * the peak, so that a screen reader says where it is and can move it.
 */
export class PeakHandle {
  readonly #plot: HTMLElement;
  readonly #slider: HTMLInputElement;
  readonly #tip: HTMLElement;
  readonly #hint: HTMLElement;
  readonly #pull: Pull;
  readonly #makeRoom: PeakWishes["makeRoom"];
  readonly #search = new Late(async () => await import("./peak-search.ts"));
  #epidemic: Epidemic;
  #peak: Peak;
  /** Counts the pulls, each of which is one step. */
  #pulls = 0;

  constructor(lab: Element, epidemic: Epidemic, { signal, pull, makeRoom }: PeakWishes) {
    this.#plot = part(lab, ".plot", HTMLElement);
    this.#slider = part(lab, ".peak", HTMLInputElement);
    this.#tip = part(lab, ".peak-tip", HTMLElement);
    this.#hint = part(lab, "[data-note=pull]", HTMLElement);
    this.#pull = pull;
    this.#makeRoom = makeRoom;
    this.#epidemic = epidemic;
    this.#peak = peakOf(epidemic);
    this.#slider.hidden = false;
    this.#listenToPointer(signal);
    this.#listenToKeys(signal);
    this.show(epidemic);
  }

  /** Goes on with another run: the handle goes to its peak. */
  show(epidemic: Epidemic): void {
    this.#epidemic = epidemic;
    this.#peak = peakOf(epidemic);
    const { state, days, top } = epidemic;
    const why = whyNoPeak(epidemic);
    for (const element of [this.#slider, this.#tip]) {
      element.style.setProperty("--x", String(this.#peak.day / days));
      element.style.setProperty("--y", String(1 - axisOf(state, top).heightOf(this.#peak.people)));
    }
    this.#hint.hidden = why !== undefined || state.view === "phase";
    this.#slider.max = String(state.population);
    this.#slider.value = String(this.#peak.people);
    this.#slider.ariaDisabled = why === undefined ? null : "true";
    this.#slider.ariaValueText = why ?? peakReading(epidemic);
    this.#tip.textContent = why ?? peakReading(epidemic).replaceAll(/; |, (?=rec)/g, "\n");
    this.#tip.classList.toggle("late", this.#peak.day > days / 2);
  }

  /** Where the axis ended when a pointer took hold of the peak; undefined while none does. */
  get heldTop(): number | undefined {
    return this.#isHeld ? this.#epidemic.top : undefined;
  }

  #listenToPointer(signal: AbortSignal): void {
    const slider = this.#slider;
    // What the plot does with a pointer, reading the curves, gives way while the peak is held.
    this.#plot.addEventListener("pointerenter", () => void this.#search.load(), { signal });
    slider.addEventListener("focus", () => void this.#search.load(), { signal });
    slider.addEventListener("mousedown", (event) => event.preventDefault(), { signal });
    slider.addEventListener("pointerdown", (event) => this.#hold(event), { signal });
    slider.addEventListener("pointermove", (event) => this.#follow(event), { signal });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"])
      slider.addEventListener(end, () => this.#letGo(), { signal });
  }

  #listenToKeys(signal: AbortSignal): void {
    // A screen reader moves the slider itself; the form need not hear of it.
    this.#slider.addEventListener("input", (event) => event.stopPropagation(), { signal });
    this.#slider.addEventListener(
      "input",
      () => this.#pullTo({ ...this.#peak, people: this.#slider.valueAsNumber }, "peak keys", false),
      { signal },
    );
    this.#slider.addEventListener("keydown", (event) => this.#press(event), { signal });
  }

  #hold(event: PointerEvent): void {
    event.stopPropagation();
    event.preventDefault();
    this.#slider.focus({ preventScroll: true });
    if (this.#isStuck || event.button !== 0) return;
    this.#pulls += 1;
    this.#slider.classList.add("held");
    this.#slider.setPointerCapture(event.pointerId);
  }

  #letGo(): void {
    if (!this.#isHeld) return;
    this.#slider.classList.remove("held");
    this.#makeRoom();
  }

  #follow(event: PointerEvent): void {
    if (!this.#isHeld) return;
    event.stopPropagation();
    const { left, top, width, height } = this.#plot.getBoundingClientRect();
    const day = ((event.clientX - left) / width) * this.#epidemic.days;
    const { state, top: most } = this.#epidemic;
    const people = axisOf(state, most).peopleAt(1 - (event.clientY - top) / height);
    this.#pullTo({ day, people }, `peak ${this.#pulls}`, true);
  }

  #press(event: KeyboardEvent): void {
    const stride = STRIDES.get(event.key);
    if (!stride || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const { day, people } = this.#peak;
    const hundredth = this.#epidemic.state.population / 100;
    this.#pullTo({ day: day + stride.days, people: people + stride.hundredths * hundredth }, "peak keys", false);
  }

  #pullTo(wanted: Peak, control: string, isHeld: boolean): void {
    const search = this.#search.now;
    if (this.#isStuck) this.show(this.#epidemic);
    else if (!search) void this.#search.load().then(() => this.#pullTo(wanted, control, isHeld));
    else this.#pull(search.ratesForPeak(this.#epidemic.state, wanted), { control, isHeld });
  }

  get #isHeld(): boolean {
    return this.#slider.classList.contains("held");
  }

  get #isStuck(): boolean {
    return whyNoPeak(this.#epidemic) !== undefined;
  }
}

export interface PeakWishes extends Pick<PanelWishes, "signal" | "makeRoom"> {
  readonly pull: Pull;
}

/**
 * Goes on to other rates. What is done under the same name is one step while it is held, or follows within a second.
 */
export type Pull = (rates: Rates, by: { readonly control: string; readonly isHeld: boolean }) => void;

/** How far a key moves the peak: in days, and in hundredths of all people. */
const STRIDES: ReadonlyMap<string, { readonly days: number; readonly hundredths: number }> = new Map([
  ["ArrowLeft", { days: -1, hundredths: 0 }],
  ["ArrowRight", { days: 1, hundredths: 0 }],
  ["ArrowUp", { days: 0, hundredths: 1 }],
  ["ArrowDown", { days: 0, hundredths: -1 }],
  ["PageUp", { days: 0, hundredths: 10 }],
  ["PageDown", { days: 0, hundredths: -10 }],
]);
