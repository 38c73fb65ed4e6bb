import { part, writePart } from "../part.ts";
import { basisOf, withBasis } from "./basis.ts";
import { Field } from "./field.ts";
import { fitting, limitsOf } from "./limits.ts";
import { DERIVED, PARAMETERS, SCENARIOS, type FieldKey } from "./parameters.ts";
import { CHOICES, scenarioOf, type ChoiceKey, type SirState } from "./state.ts";
import { people } from "./words.ts";

const CHOICE_KEYS: readonly ChoiceKey[] = ["model", "intervention", "method", "basis", "unit", "scale", "view"];

/** Choices that some fields are shown for only: those in an element that says so, "data-model=seir". */
const SHOWING = ["model", "intervention", "basis"] as const;

/** The controls of the lab. They hold its state, and of text that is no good, the last good number. */
export class Form {
  readonly #lab: Element;
  readonly #fields: ReadonlyMap<FieldKey, Field>;

  constructor(lab: Element) {
    this.#lab = lab;
    this.#fields = new Map([...PARAMETERS, ...DERIVED].map((parameter) => [parameter.key, new Field(lab, parameter)]));
    for (const field of this.#fields.values()) field.takeText();
    this.#limit(this.state);
    part(lab, ".controls fieldset", HTMLFieldSetElement).disabled = false;
  }

  /** Rates are those that R0 and the infectious time make if the reader sets these. */
  get state(): SirState {
    const state: SirState = {
      model: this.#choice("model"),
      contactRate: this.#value("contactRate"),
      recoveryRate: this.#value("recoveryRate"),
      incubationTime: this.#value("incubationTime"),
      lifeExpectancy: this.#value("lifeExpectancy"),
      initialInfected: this.#value("initialInfected"),
      days: this.#value("days"),
      vaccinated: this.#value("vaccinated"),
      intervention: this.#choice("intervention"),
      interventionFrom: this.#value("interventionFrom"),
      interventionTo: this.#value("interventionTo"),
      interventionFactor: this.#value("interventionFactor"),
      population: this.#value("population"),
      step: this.#value("step"),
      method: this.#choice("method"),
      basis: this.#choice("basis"),
      unit: this.#choice("unit"),
      scale: this.#choice("scale"),
      view: this.#choice("view"),
    };
    if (state.basis === "rates") return state;
    return withBasis(state, { r0: this.#value("r0"), infectiousTime: this.#value("infectiousTime") });
  }

  /** Whatever was typed gives way. */
  set state(state: SirState) {
    for (const key of CHOICE_KEYS) this.#radio(key, state[key]).checked = true;
    this.#limit(state);
    for (const { key } of PARAMETERS) this.#set(key, state[key]);
    this.#setBasis(state);
    this.#settle(state);
  }

  /** Why the first text that is no good is none; undefined if all are good. */
  get problem(): string | undefined {
    return [...this.#fields.values()].flatMap(({ problem }) => problem ?? [])[0];
  }

  /** Takes over what the reader did, and gives the name of what was changed. */
  take(target: EventTarget | null): string {
    const [key, field] = [...this.#fields].find(([, field]) => field.owns(target)) ?? [choiceOf(target)];
    field?.take(target);
    this.#follow();
    return key;
  }

  /** Moves the slider that a key was pressed on, and gives its name; undefined if the key means nothing there. */
  stride(key: string, target: EventTarget | null): string | undefined {
    const moved = [...this.#fields].find(([, field]) => field.stride(key, target))?.[0];
    if (moved) this.#follow();
    return moved;
  }

  /** Makes the other pair of rates, and what fields take, follow what the reader did. */
  #follow(): void {
    const asked = this.state;
    const state = fitting(asked);
    for (const key of ["step", "days"] as const) if (state[key] !== asked[key]) this.#set(key, state[key]);
    if (state.basis === "r0") {
      this.#set("contactRate", state.contactRate);
      this.#set("recoveryRate", state.recoveryRate);
    }
    this.#limit(state);
    // R0 stays what the reader set unless the step has no room for it.
    if (state.basis === "rates" || basisOf(state).r0 < this.#value("r0") * NEARLY) this.#setBasis(state);
    this.#settle(state);
  }

  #limit(state: SirState): void {
    for (const [key, field] of this.#fields) field.limit(limitsOf(key, state));
  }

  /** Presses the button of the scenario that is shown, and shows the fields that belong to what was chosen. */
  #settle(state: SirState): void {
    const shown = scenarioOf(state);
    for (const { name } of SCENARIOS) {
      part(this.#lab, `[data-scenario="${name}"]`, HTMLElement).ariaPressed = String(name === shown);
    }
    for (const key of SHOWING) {
      for (const group of this.#lab.querySelectorAll<HTMLElement>(`[data-${key}]`)) {
        group.hidden = group.dataset[key] !== state[key];
      }
    }
    writePart(this.#lab, "[data-shows=population]", people(state.population));
    writePart(this.#lab, "[data-shows=step]", String(state.step));
  }

  #setBasis(state: SirState): void {
    const { r0, infectiousTime } = basisOf(state);
    this.#set("r0", r0);
    this.#set("infectiousTime", infectiousTime);
  }

  #value(key: FieldKey): number {
    return this.#fields.get(key)?.value ?? NaN;
  }

  #set(key: FieldKey, value: number): void {
    const field = this.#fields.get(key);
    if (field) field.value = value;
  }

  #choice<Key extends ChoiceKey>(key: Key): (typeof CHOICES)[Key][number] {
    const choices: readonly (typeof CHOICES)[Key][number][] = CHOICES[key];
    const [first] = CHOICES[key];
    return choices.find((choice) => this.#radio(key, choice).checked) ?? first;
  }

  #radio(key: ChoiceKey, choice: string): HTMLInputElement {
    return part(this.#lab, `[data-choice=${key}] [value=${choice}]`, HTMLInputElement);
  }
}

/** What is chosen by a button of a choice. */
function choiceOf(target: EventTarget | null): string {
  const group = target instanceof Element ? target.closest<HTMLElement>("[data-choice]") : null;
  return `choice ${group?.dataset["choice"] ?? ""}`;
}

/** What rounding may take from R0. */
const NEARLY = 1 - 1e-9;
