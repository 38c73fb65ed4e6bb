import { part } from "../part.ts";
import { Field } from "./field.ts";
import { PARAMETERS, SCENARIOS, type ParameterKey } from "./parameters.ts";
import { scenarioOf, type SirState } from "./state.ts";

/** The controls of the lab. They hold its state, and of text that is no good, the last good number. */
export class Form {
  readonly #lab: Element;
  readonly #fields: ReadonlyMap<ParameterKey, Field>;

  constructor(lab: Element) {
    this.#lab = lab;
    this.#fields = new Map(PARAMETERS.map((parameter) => [parameter.key, new Field(lab, parameter)]));
    for (const field of this.#fields.values()) field.takeText();
    part(lab, ".controls fieldset", HTMLFieldSetElement).disabled = false;
  }

  get state(): SirState {
    const value = (key: ParameterKey): number => this.#fields.get(key)?.value ?? NaN;
    return {
      contactRate: value("contactRate"),
      recoveryRate: value("recoveryRate"),
      initialInfected: value("initialInfected"),
      days: value("days"),
      method: this.#radio("euler").checked ? "euler" : "rk4",
    };
  }

  /** Whatever was typed gives way. */
  set state(state: SirState) {
    for (const [key, field] of this.#fields) field.value = state[key];
    this.#radio(state.method).checked = true;
  }

  /** Why the first text that is no good is none; undefined if all are good. */
  get problem(): string | undefined {
    return [...this.#fields.values()].flatMap(({ problem }) => problem ?? [])[0];
  }

  /** Takes over what the reader did, and gives the name of what was changed. */
  take(target: EventTarget | null): string {
    for (const [key, field] of this.#fields) {
      if (!field.owns(target)) continue;
      field.take(target);
      return key;
    }
    return "method";
  }

  /** Moves the slider that a key was pressed on, and gives its name; undefined if the key means nothing there. */
  stride(key: string, target: EventTarget | null): string | undefined {
    return [...this.#fields].find(([, field]) => field.stride(key, target))?.[0];
  }

  /** Presses the button of the scenario that is shown. */
  markScenario(state: SirState): void {
    const shown = scenarioOf(state);
    for (const { name } of SCENARIOS) {
      part(this.#lab, `[data-scenario="${name}"]`, HTMLElement).ariaPressed = String(name === shown);
    }
  }

  #radio(method: SirState["method"]): HTMLInputElement {
    return part(this.#lab, `.controls [type=radio][value=${method}]`, HTMLInputElement);
  }
}
