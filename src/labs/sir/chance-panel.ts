import { part } from "../part.ts";
import { axisOf } from "./axis.ts";
import type { ChanceBand, ChanceNews } from "./chance.ts";
import type { Epidemic } from "./epidemic.ts";
import { SIDE } from "./picture.ts";
import { amountOf } from "./words.ts";

/** Runs the epidemic many times in a worker when the reader asks for it, and draws the band behind the curves. */
export class ChancePanel {
  readonly #box: HTMLElement;
  readonly #area: SVGElement;
  #epidemic: Epidemic;
  #worker: Worker | undefined;
  #isShown = false;

  constructor(lab: Element, epidemic: Epidemic, signal: AbortSignal) {
    this.#box = part(lab, ".chance", HTMLElement);
    this.#area = part(lab, ".band path", SVGElement);
    this.#epidemic = epidemic;
    const start = part(this.#box, "[data-do=chance]", HTMLButtonElement);
    start.disabled = false;
    start.addEventListener("click", () => this.#start(), { signal });
    part(this.#box, "[data-do=stop]", HTMLElement).addEventListener("click", () => this.#stop("Stopped."), { signal });
    signal.addEventListener("abort", () => this.#worker?.terminate());
  }

  /** Goes on with another epidemic: what chance made of the last one says nothing of it. */
  show(epidemic: Epidemic): void {
    this.#epidemic = epidemic;
    if (this.#worker || this.#isShown) this.#stop("");
  }

  #start(): void {
    this.#stop("");
    const worker = new Worker(new URL("./chance-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<ChanceNews>) => this.#hear(data));
    worker.addEventListener("error", () => this.#stop("The runs could not be made. Reload the page and try again."));
    this.#worker = worker;
    this.#progress.hidden = false;
    part(this.#box, "[data-do=stop]", HTMLButtonElement).disabled = false;
    worker.postMessage(this.#epidemic.state, []);
  }

  #hear(news: ChanceNews): void {
    if (news.kind === "progress") this.#progress.value = news.done;
    else if (news.kind === "refused") this.#stop(news.message);
    else {
      const { state, summary } = this.#epidemic;
      const [low, high] = news.band.peaks.map((peak) => amountOf(peak, state));
      const ours = amountOf(summary.peakInfected, state);
      this.#stop(`Nine of ten runs peak with ${low} to ${high} infected; the equations say ${ours}.`);
      this.#area.setAttribute("d", this.#outline(news.band));
      this.#isShown = true;
    }
  }

  #stop(sentence: string): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#isShown = false;
    this.#progress.hidden = true;
    this.#progress.value = 0;
    part(this.#box, "[data-do=stop]", HTMLButtonElement).disabled = true;
    part(this.#box, "[role=status]", HTMLElement).textContent = sentence;
    this.#area.setAttribute("d", "");
  }

  #outline({ low, high }: ChanceBand): string {
    const { heightOf } = axisOf(this.#epidemic.state);
    const points = (values: Float64Array): string[] =>
      Array.from(values, (people, n) => {
        const x = (SIDE * n) / (values.length - 1);
        return `${x.toFixed(1)},${(SIDE * (1 - heightOf(people))).toFixed(1)}`;
      });
    return `M${[...points(high), ...points(low).toReversed()].join("L")}Z`;
  }

  get #progress(): HTMLProgressElement {
    return part(this.#box, "progress", HTMLProgressElement);
  }
}
