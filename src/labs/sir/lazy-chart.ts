import type { Epidemic } from "./epidemic.ts";
import type { SirChart } from "./sir-chart.ts";

/** Loads Chart.js when the lab comes near the view, and draws with it from then on; until then, and without it, the picture stays. */
export class LazyChart {
  readonly #signal: AbortSignal;
  #chart: SirChart | undefined;

  /** @param current Gives the epidemic to begin with. */
  constructor(lab: Element, current: () => Epidemic, signal: AbortSignal) {
    this.#signal = signal;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        void this.#open(lab, current);
      },
      { rootMargin: "400px" },
    );
    observer.observe(lab);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  draw(epidemic: Epidemic): void {
    this.#chart?.draw(epidemic);
  }

  async #open(lab: Element, current: () => Epidemic): Promise<void> {
    const { SirChart } = await import("./sir-chart.ts");
    if (this.#signal.aborted) return;
    const chart = new SirChart(lab, current());
    this.#chart = chart;
    this.#signal.addEventListener("abort", () => chart.close());
    this.#dressWithTheme(chart);
  }

  #dressWithTheme(chart: SirChart): void {
    const dress = (): void => chart.dress();
    const observer = new MutationObserver(dress);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.#signal.addEventListener("abort", () => observer.disconnect());
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", dress, { signal: this.#signal });
    }
  }
}
