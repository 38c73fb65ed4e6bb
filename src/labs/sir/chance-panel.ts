import { readParameter } from "../../core/epidemic/parameter.ts";
import { part } from "../part.ts";
import { axisOf } from "./axis.ts";
import type { ChanceBand, ChanceNews, Chances } from "./chance.ts";
import type { Epidemic } from "./epidemic.ts";
import { SEED_RULE, type ChanceState } from "./lab-state.ts";
import type { PanelWishes } from "./panel-wishes.ts";
import { SIDE } from "./picture.ts";
import { runOf } from "./pin.ts";
import type { SirState } from "./state.ts";
import { highestOf } from "./top.ts";
import { amountOf } from "./words.ts";

/** Runs the epidemic many times in a worker when the reader asks for it, and draws the band behind the curves. */
export class ChancePanel {
  readonly #box: HTMLDetailsElement;
  readonly #area: SVGElement;
  readonly #field: HTMLInputElement;
  readonly #changed: PanelWishes["changed"];
  readonly #makeRoom: PanelWishes["makeRoom"];
  #epidemic: Epidemic;
  #seed = 1;
  /** Of what the reader wants to see the band; nothing if not at all. */
  #wanted = "";
  #worker: Worker | undefined;
  #band: ChanceBand | undefined;

  constructor(lab: Element, epidemic: Epidemic, { signal, changed, makeRoom }: PanelWishes) {
    this.#box = part(lab, ".chance", HTMLDetailsElement);
    this.#area = part(lab, ".band path", SVGElement);
    this.#field = part(this.#box, "[type=text]", HTMLInputElement);
    this.#epidemic = epidemic;
    this.#changed = changed;
    this.#makeRoom = makeRoom;
    const [start, stop] = [this.#button("chance"), this.#button("stop")];
    start.disabled = false;
    this.#field.disabled = false;
    start.addEventListener("click", () => this.#ask(), { signal });
    stop.addEventListener("click", () => this.#cancel(), { signal });
    // What chance makes of it changes nothing of the epidemic: the form need not hear of it.
    this.#field.addEventListener("input", (event) => event.stopPropagation(), { signal });
    this.#field.addEventListener("input", () => this.#takeSeed(), { signal });
    signal.addEventListener("abort", () => this.#worker?.terminate());
  }

  /** Whether the band is wanted for a state, and with which seed. */
  stateFor(shown: SirState): ChanceState {
    return { seed: this.#seed, isShown: this.#wanted === keyOf(shown, this.#seed) };
  }

  /** The most people in the band, if it is one of this state; 0 if none is drawn. */
  mostFor(shown: SirState): number {
    return this.#band && this.#wanted === keyOf(shown, this.#seed) ? highestOf(this.#band.high) : 0;
  }

  /** Takes over what a link or undoing says; the band is drawn with the next `show`. */
  restore({ seed, isShown }: ChanceState, shown: SirState): void {
    if (seed !== this.#seed) this.#clear("");
    this.#seed = seed;
    this.#field.value = String(seed);
    this.#say("");
    this.#wanted = isShown ? keyOf(shown, seed) : "";
    if (isShown) this.#box.open = true;
  }

  /** Goes on with another epidemic: what chance made of the last one says nothing of it. */
  show(epidemic: Epidemic): void {
    const isSame = keyOf(epidemic.state, this.#seed) === keyOf(this.#epidemic.state, this.#seed);
    this.#epidemic = epidemic;
    const isWanted = this.#wanted === keyOf(epidemic.state, this.#seed);
    if (!isWanted) this.#wanted = "";
    if ((!isSame || !isWanted) && (this.#worker || this.#band)) this.#clear("");
    if (isWanted && this.#band) this.#draw(this.#band);
    else if (isWanted && !this.#worker) this.#start();
  }

  #ask(): void {
    this.#clear("");
    this.#wanted = keyOf(this.#epidemic.state, this.#seed);
    this.#start();
    this.#changed(undefined, "");
  }

  #cancel(): void {
    this.#clear(this.#worker ? "Stopped." : "");
    this.#wanted = "";
    this.#button("chance").focus();
    this.#changed(undefined, "");
  }

  #takeSeed(): void {
    const reading = readParameter(this.#field.value, SEED_RULE);
    this.#say(reading.ok ? "" : reading.message);
    if (!reading.ok || reading.value === this.#seed) return;
    const isWanted = this.#wanted !== "";
    this.#clear("");
    this.#seed = reading.value;
    this.#wanted = isWanted ? keyOf(this.#epidemic.state, this.#seed) : "";
    if (isWanted) this.#start();
    this.#changed("seed", "");
  }

  #start(): void {
    const worker = new Worker(new URL("./chance-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<ChanceNews>) => this.#hear(data));
    worker.addEventListener("error", () => this.#clear("The runs could not be made. Reload the page and try again."));
    this.#worker = worker;
    this.#progress.hidden = false;
    this.#offerEnd("Stop");
    worker.postMessage({ state: this.#epidemic.state, seed: this.#seed } satisfies Chances, []);
  }

  #hear(news: ChanceNews): void {
    if (news.kind === "progress") this.#progress.value = news.done;
    else if (news.kind === "refused") this.#clear(news.message);
    else {
      this.#clear("");
      this.#draw(news.band);
      this.#makeRoom();
    }
  }

  #draw(band: ChanceBand): void {
    const { state, summary } = this.#epidemic;
    const [low, high] = band.peaks.map((peak) => amountOf(peak, state));
    const ours = amountOf(summary.peakInfected, state);
    const sentence = `Nine of ten runs peak with ${low} to ${high} infected; the equations say ${ours}.`;
    part(this.#box, "[role=status]", HTMLElement).textContent = sentence;
    this.#area.setAttribute("d", outlineOf(band, this.#epidemic));
    this.#band = band;
    this.#offerEnd("Hide the band");
  }

  #clear(sentence: string): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#band = undefined;
    this.#progress.hidden = true;
    this.#progress.value = 0;
    this.#offerEnd("Stop");
    this.#button("stop").disabled = true;
    part(this.#box, "[role=status]", HTMLElement).textContent = sentence;
    this.#area.setAttribute("d", "");
  }

  #offerEnd(name: string): void {
    const end = this.#button("stop");
    end.textContent = name;
    end.disabled = false;
  }

  /** Why the seed that was typed is none; nothing if it is one. */
  #say(problem: string): void {
    const message = part(this.#box, ".wrong", HTMLElement);
    message.textContent = problem;
    message.hidden = problem === "";
    this.#field.ariaInvalid = problem === "" ? null : "true";
  }

  #button(deed: "chance" | "stop"): HTMLButtonElement {
    return part(this.#box, `[data-do=${deed}]`, HTMLButtonElement);
  }

  get #progress(): HTMLProgressElement {
    return part(this.#box, "progress", HTMLProgressElement);
  }
}

/** The same for states and seeds of which chance makes the same. */
function keyOf(state: SirState, seed: number): string {
  return JSON.stringify([seed, runOf(state)]);
}

function outlineOf({ low, high }: ChanceBand, { state, top }: Epidemic): string {
  const { heightOf } = axisOf(state, top);
  const points = (values: Float64Array): string[] =>
    Array.from(values, (people, n) => {
      const x = (SIDE * n) / (values.length - 1);
      return `${x.toFixed(1)},${(SIDE * (1 - heightOf(people))).toFixed(1)}`;
    });
  return `M${[...points(high), ...points(low).toReversed()].join("L")}Z`;
}
