import type { SirMethod } from "../../core/epidemic/sir.ts";
import { runEpidemic, type Epidemic } from "./epidemic.ts";
import { Field } from "./field.ts";
import { PARAMETERS, SCENARIOS, type ParameterKey } from "./parameters.ts";
import { part } from "../part.ts";
import { redrawPicture } from "./picture-redraw.ts";
import { report } from "./report.ts";
import type { SirChart } from "./sir-chart.ts";
import { verdictOf } from "./words.ts";

/** Simulates the epidemic that its fields describe and redraws what SirLab.astro rendered, in the frame of the input. */
export class SirLab extends HTMLElement {
  #listening = new AbortController();
  #fields: ReadonlyMap<ParameterKey, Field> = new Map();
  #chart: SirChart | null = null;
  #silence: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#fields = new Map(PARAMETERS.map((parameter) => [parameter.key, new Field(this, parameter)]));
    this.addEventListener("input", (event) => this.#take(event), { signal });
    this.addEventListener("click", (event) => this.#startScenario(event), { signal });
    this.addEventListener("keydown", (event) => this.#stride(event), { signal });
    part(this, "fieldset", HTMLFieldSetElement).disabled = false;
    for (const field of this.#fields.values()) field.takeText();
    this.#draw();
    this.#chartWhenNear(signal);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    clearTimeout(this.#silence);
    this.#chart?.close();
    this.#chart = null;
  }

  #take({ target }: Event): void {
    for (const field of this.#fields.values()) if (field.owns(target)) field.take(target);
    this.#respond();
  }

  #stride(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const moved = [...this.#fields.values()].some((field) => field.stride(event.key, event.target));
    if (!moved) return;
    event.preventDefault();
    this.#respond();
  }

  #startScenario({ target }: Event): void {
    const button = target instanceof Element ? target.closest("button") : null;
    const scenario = SCENARIOS.find(({ name }) => name === button?.dataset["scenario"]);
    if (!scenario) return;
    for (const [key, field] of this.#fields) field.value = scenario.values[key];
    this.#respond();
  }

  #respond(): void {
    const epidemic = this.#draw();
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#say(epidemic), QUIET);
  }

  /** Only when the reader has stopped: a screen reader would read out every figure on the way otherwise. */
  #say(epidemic: Epidemic): void {
    const problems = [...this.#fields.values()].flatMap(({ problem }) => problem ?? []);
    part(this, "[aria-live=polite]", HTMLElement).textContent = problems[0] ?? verdictOf(epidemic);
  }

  #draw(): Epidemic {
    const epidemic = runEpidemic(this.#values(), this.#method());
    this.#chart?.draw(epidemic);
    redrawPicture(this, epidemic);
    report(this, epidemic);
    this.#markScenario();
    return epidemic;
  }

  #markScenario(): void {
    const values = this.#values();
    for (const { name, values: wanted } of SCENARIOS) {
      const same = PARAMETERS.every(({ key }) => wanted[key] === values[key]);
      part(this, `[data-scenario="${name}"]`, HTMLElement).ariaPressed = String(same);
    }
  }

  #values(): Record<ParameterKey, number> {
    const value = (key: ParameterKey): number => this.#fields.get(key)?.value ?? NaN;
    return {
      contactRate: value("contactRate"),
      recoveryRate: value("recoveryRate"),
      initialInfected: value("initialInfected"),
      days: value("days"),
    };
  }

  #method(): SirMethod {
    return part(this, "[type=radio][value=euler]", HTMLInputElement).checked ? "euler" : "rk4";
  }

  /** Chart.js is loaded when the lab comes near the view; until then, and without it, the picture is redrawn. */
  #chartWhenNear(signal: AbortSignal): void {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        void this.#openChart(signal);
      },
      { rootMargin: "400px" },
    );
    observer.observe(this);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  async #openChart(signal: AbortSignal): Promise<void> {
    const { SirChart } = await import("./sir-chart.ts");
    if (signal.aborted) return;
    this.#chart = new SirChart(this, this.#draw());
    this.#dressWithTheme(signal);
  }

  #dressWithTheme(signal: AbortSignal): void {
    const dress = (): void => this.#chart?.dress();
    const observer = new MutationObserver(dress);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    signal.addEventListener("abort", () => observer.disconnect());
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", dress, { signal });
    }
  }
}

/** How long the reader must have stopped before the result is read out, in milliseconds. */
const QUIET = 700;

customElements.define("sir-lab", SirLab);
