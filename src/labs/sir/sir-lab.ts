import { findPart, part } from "../part.ts";
import { runEpidemic, type Epidemic } from "./epidemic.ts";
import { Form } from "./form.ts";
import { keeperOf, type Keeper } from "./keeper.ts";
import { readLink, writeLink } from "./lab-link.ts";
import { FIRST_LAB_STATE, type LabState } from "./lab-state.ts";
import { Panels } from "./panels.ts";
import { SCENARIOS } from "./parameters.ts";
import { report } from "./report.ts";
import { StateHistory } from "./state-history.ts";
import { Views } from "./views.ts";
import { verdictOf } from "./words.ts";

/** Simulates the epidemic that its form describes and redraws what SirLab.astro rendered, in the frame of the input. */
export class SirLab extends HTMLElement {
  #listening = new AbortController();
  #keeper: Keeper | null = null;
  #views: Views | null = null;
  #panels: Panels | null = null;
  #silence: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const form = new Form(this);
    this.#keeper = keeperOf(this);
    const state = this.#openKept(form) ?? this.#begin(form);
    const history = new StateHistory<LabState>(state);
    this.addEventListener("input", ({ target }) => this.#goOn(form, history, form.take(target)), { signal });
    this.addEventListener("click", ({ target }) => this.#press(form, history, target), { signal });
    this.addEventListener("keydown", (event) => this.#pressKey(form, history, event), { signal });
    window.addEventListener("hashchange", () => this.#followLink(form, history), { signal });
    const epidemic = this.#draw(form);
    this.#panels = new Panels(
      this,
      { epidemic, state },
      {
        signal,
        changed: (control, sentence) => {
          history.goOn(this.#stateOf(form), control, performance.now());
          this.#settle(form, history, sentence);
          this.#makeRoom(form);
        },
        makeRoom: () => this.#makeRoom(form),
        bring: (run) => {
          form.state = { ...form.state, ...run };
          this.#goOn(form, history, undefined);
        },
        pull: (rates, { control, isHeld }) => {
          form.state = { ...form.state, ...rates };
          history.goOn(this.#stateOf(form), control, performance.now(), isHeld);
          this.#respond(form, history);
        },
      },
    );
    this.#views = new Views(this, epidemic, state.pins, signal);
    this.#makeRoom(form);
    this.#writeWayOut(form);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    clearTimeout(this.#silence);
    this.#keeper?.close();
    this.#keeper = null;
    this.#views = null;
    this.#panels = null;
  }

  /** Shows the state that was kept, or says why that cannot be; gives undefined if there is none. */
  #openKept(form: Form): LabState | undefined {
    const { state, problem } = this.#keeper?.open() ?? {};
    const message = part(this, ".problem", HTMLElement);
    message.hidden = problem === undefined;
    message.textContent = problem ?? "";
    const opened = problem === undefined ? state : FIRST_LAB_STATE;
    if (opened) this.#restore(form, opened);
    return opened;
  }

  /** Shows what the page asks for; without that, the form stays as the browser left it. */
  #begin(form: Form): LabState {
    const state = readLink(this.dataset["preset"] ?? "").state;
    if (state) form.state = state.shown;
    return state ?? { ...FIRST_LAB_STATE, shown: form.state };
  }

  #followLink(form: Form, history: StateHistory<LabState>): void {
    if (this.dataset["ownsAddress"] === "yes" && this.#openKept(form)) this.#goOn(form, history, undefined);
  }

  #stateOf(form: Form): LabState {
    return this.#panels?.stateWith(form.state) ?? { ...FIRST_LAB_STATE, shown: form.state };
  }

  #restore(form: Form, state: LabState): void {
    form.state = state.shown;
    this.#panels?.restore(state);
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
    if (deed === "reset") {
      this.#restore(form, this.#begin(form));
      this.#goOn(form, history, undefined);
    }
    const scenario = SCENARIOS.find(({ name }) => name === button?.dataset["scenario"]);
    if (!scenario) return;
    form.state = { ...form.state, ...scenario.values };
    this.#goOn(form, history, `scenario ${scenario.name}`);
  }

  #retrace(form: Form, history: StateHistory<LabState>, deed: "undo" | "redo"): void {
    if (!(deed === "undo" ? history.canUndo : history.canRedo)) return;
    this.#restore(form, history[deed]());
    this.#respond(form, history);
  }

  #goOn(form: Form, history: StateHistory<LabState>, control: string | undefined): void {
    history.goOn(this.#stateOf(form), control, performance.now());
    this.#respond(form, history);
  }

  #respond(form: Form, history: StateHistory<LabState>): void {
    const epidemic = this.#draw(form);
    this.#settle(form, history, verdictOf(epidemic));
  }

  /** @param sentence What is read out unless something is wrong. */
  #settle(form: Form, history: StateHistory<LabState>, sentence: string): void {
    // A button that cannot be pressed any more keeps the focus all the same.
    part(this, "[data-do=undo]", HTMLButtonElement).ariaDisabled = history.canUndo ? null : "true";
    part(this, "[data-do=redo]", HTMLButtonElement).ariaDisabled = history.canRedo ? null : "true";
    this.#keeper?.keep(this.#stateOf(form));
    this.#writeWayOut(form);
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#say(form.problem ?? sentence), QUIET);
  }

  /** Makes the link from a lesson to the lab's own page lead to what is shown. */
  #writeWayOut(form: Form): void {
    const link = findPart(this, ".way-out", HTMLAnchorElement);
    if (link) link.hash = writeLink(this.#stateOf(form));
  }

  /** Only when the reader has stopped: a screen reader would read out every figure on the way otherwise. */
  #say(sentence: string): void {
    part(this, "[aria-live=polite]", HTMLElement).textContent = sentence;
  }

  /** Draws what is pinned and what chance made; the rest too where the axis depends on these. */
  #makeRoom(form: Form): void {
    const { shown, pins } = this.#stateOf(form);
    if (shown.scale === "infected") this.#draw(form);
    else this.#views?.compare(pins);
  }

  #draw(form: Form): Epidemic {
    const run = runEpidemic(form.state);
    const epidemic = this.#panels?.withRoom(run) ?? run;
    report(this, epidemic);
    this.#panels?.show(epidemic);
    this.#views?.show(epidemic, this.#stateOf(form).pins);
    return epidemic;
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
