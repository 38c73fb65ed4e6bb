import type { Epidemic } from "./epidemic.ts";
import { PictureRedraw } from "./picture-redraw.ts";
import type { SirChart } from "./sir-chart.ts";

/**
 * Shows the run over time. Chart.js is loaded when the lab comes near the view, and draws the lines then; until then, without it
 * and on paper the lines of the picture are redrawn.
 */
export class TimeView {
  readonly #lab: Element;
  readonly #picture: PictureRedraw;
  #chart: SirChart | undefined;
  #epidemic: Epidemic;

  constructor(lab: Element, epidemic: Epidemic, signal: AbortSignal) {
    this.#lab = lab;
    this.#picture = new PictureRedraw(lab);
    this.#epidemic = epidemic;
    this.#openWhenNear(signal);
    window.addEventListener("beforeprint", () => this.#picture.draw(this.#epidemic, true), { signal });
    signal.addEventListener("abort", () => this.#chart?.close());
    this.show(epidemic);
  }

  /** Draws nothing while the reader looks at another view. */
  show(epidemic: Epidemic): void {
    this.#epidemic = epidemic;
    if (epidemic.state.view !== "time") return;
    this.#chart?.draw(epidemic);
    this.#picture.draw(epidemic, !this.#chart);
  }

  #openWhenNear(signal: AbortSignal): void {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        void this.#open(signal);
      },
      { rootMargin: "400px" },
    );
    observer.observe(this.#lab);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  async #open(signal: AbortSignal): Promise<void> {
    const { SirChart } = await import("./sir-chart.ts");
    if (signal.aborted) return;
    this.#chart = new SirChart(this.#lab, this.#epidemic);
    const dress = (): void => this.#chart?.dress();
    const observer = new MutationObserver(dress);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    signal.addEventListener("abort", () => observer.disconnect());
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", dress, { signal });
    }
  }
}
