import { part } from "../part.ts";
import { Address } from "./address.ts";
import { ChancePanel } from "./chance-panel.ts";
import { runEpidemic, type Epidemic } from "./epidemic.ts";
import { ErrorPanel } from "./error-panel.ts";
import { Form } from "./form.ts";
import { FIRST_LAB_STATE, type LabState } from "./lab-state.ts";
import { SCENARIOS } from "./parameters.ts";
import { redrawPicture } from "./picture-redraw.ts";
import { PinBoard } from "./pin-board.ts";
import { report } from "./report.ts";
import type { SirChart } from "./sir-chart.ts";
import { StateHistory } from "./state-history.ts";
import { TakeAway } from "./take-away.ts";
import { Views } from "./views.ts";
import { verdictOf } from "./words.ts";

/** Simulates the epidemic that its form describes and redraws what SirLab.astro rendered, in the frame of the input. */
export class SirLab extends HTMLElement {
  #listening = new AbortController();
  #address: Address | null = null;
  #chart: SirChart | null = null;
  #takeAway: TakeAway | null = null;
  #views: Views | null = null;
  #errors: ErrorPanel | null = null;
  #chance: ChancePanel | null = null;
  #pins: PinBoard | null = null;
  #silence: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const form = new Form(this);
    if (this.dataset["ownsAddress"] === "yes") this.#address = new Address();
    const opened = this.#openLink(form);
    const history = new StateHistory<LabState>(opened ?? this.#stateOf(form));
    this.addEventListener("input", ({ target }) => this.#goOn(form, history, form.take(target)), { signal });
    this.addEventListener("click", ({ target }) => this.#press(form, history, target), { signal });
    this.addEventListener("keydown", (event) => this.#pressKey(form, history, event), { signal });
    window.addEventListener("hashchange", () => this.#openLink(form) && this.#goOn(form, history, "link"), { signal });
    const epidemic = this.#draw(form);
    this.#pins = new PinBoard(
      this,
      { epidemic, pins: opened?.pins ?? [] },
      {
        signal,
        changed: (control, sentence) => this.#goOn(form, history, control, sentence),
        bring: (run) => {
          form.state = { ...form.state, ...run };
          this.#goOn(form, history, undefined);
        },
      },
    );
    this.#takeAway = new TakeAway(this, { epidemic, stateOf: () => this.#stateOf(form) }, signal);
    this.#views = new Views(this, epidemic, signal);
    this.#errors = new ErrorPanel(this, epidemic, signal);
    this.#chance = new ChancePanel(this, epidemic, signal);
    this.#chartWhenNear(form, signal);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    clearTimeout(this.#silence);
    this.#address?.close();
    this.#address = null;
    this.#takeAway = null;
    this.#views = null;
    this.#errors = null;
    this.#chance = null;
    this.#pins = null;
    this.#chart?.close();
    this.#chart = null;
  }

  /** Shows the state in the address, or says why that cannot be; gives undefined if there is none. */
  #openLink(form: Form): LabState | undefined {
    const { state, problem } = this.#address?.open() ?? {};
    const message = part(this, ".problem", HTMLElement);
    message.hidden = problem === undefined;
    message.textContent = problem ?? "";
    const opened = problem === undefined ? state : FIRST_LAB_STATE;
    if (opened) this.#restore(form, opened);
    return opened;
  }

  #stateOf(form: Form): LabState {
    return { shown: form.state, pins: this.#pins?.pins ?? [] };
  }

  #restore(form: Form, { shown, pins }: LabState): void {
    form.state = shown;
    if (this.#pins) this.#pins.pins = pins;
  }

  #pressKey(form: Form, history: StateHistory<LabState>, event: KeyboardEvent): void {
    const deed = deedOf(event);
    if (deed && !isText(event.target)) this.#retrace(form, history, deed);
    else if (event.altKey || event.ctrlKey || event.metaKey) return;
    else {
      const control = form.stride(event.key, event.target);
      if (control === undefined) return;
      this.#goOn(form, history, control);
    }
    event.preventDefault();
  }

  #press(form: Form, history: StateHistory<LabState>, target: EventTarget | null): void {
    const button = target instanceof Element ? target.closest("button") : null;
    const deed = button?.dataset["do"];
    if (deed === "undo" || deed === "redo") this.#retrace(form, history, deed);
    const scenario = SCENARIOS.find(({ name }) => name === button?.dataset["scenario"]);
    if (!scenario) return;
    form.state = { ...form.state, ...scenario.values };
    this.#goOn(form, history, `scenario ${scenario.name}`);
  }

  #retrace(form: Form, history: StateHistory<LabState>, deed: "undo" | "redo"): void {
    this.#restore(form, history[deed]());
    this.#respond(form, history);
  }

  #goOn(form: Form, history: StateHistory<LabState>, control: string | undefined, sentence?: string): void {
    history.goOn(this.#stateOf(form), control, performance.now());
    this.#respond(form, history, sentence);
  }

  /** @param sentence What is read out in place of how the epidemic goes. */
  #respond(form: Form, history: StateHistory<LabState>, sentence?: string): void {
    const epidemic = this.#draw(form);
    part(this, "[data-do=undo]", HTMLButtonElement).disabled = !history.canUndo;
    part(this, "[data-do=redo]", HTMLButtonElement).disabled = !history.canRedo;
    this.#address?.keep(this.#stateOf(form));
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#say(form.problem ?? sentence ?? verdictOf(epidemic)), QUIET);
  }

  /** Only when the reader has stopped: a screen reader would read out every figure on the way otherwise. */
  #say(sentence: string): void {
    part(this, "[aria-live=polite]", HTMLElement).textContent = sentence;
  }

  #draw(form: Form): Epidemic {
    const epidemic = runEpidemic(form.state);
    this.#chart?.draw(epidemic);
    redrawPicture(this, epidemic);
    report(this, epidemic);
    this.#takeAway?.show(epidemic);
    this.#views?.show(epidemic);
    this.#errors?.show(epidemic);
    this.#chance?.show(epidemic);
    this.#pins?.show(epidemic);
    return epidemic;
  }

  /** Chart.js is loaded when the lab comes near the view; until then, and without it, the picture is redrawn. */
  #chartWhenNear(form: Form, signal: AbortSignal): void {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        void this.#openChart(form, signal);
      },
      { rootMargin: "400px" },
    );
    observer.observe(this);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  async #openChart(form: Form, signal: AbortSignal): Promise<void> {
    const { SirChart } = await import("./sir-chart.ts");
    if (signal.aborted) return;
    this.#chart = new SirChart(this, this.#draw(form));
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

function deedOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): "undo" | "redo" | undefined {
  if (altKey || !(ctrlKey || metaKey)) return undefined;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" ? "redo" : undefined;
}

/** Where the browser itself undoes what was typed. */
function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === "text";
}

customElements.define("sir-lab", SirLab);
