import { part } from "../part.ts";
import type { ChancePanel } from "./chance-panel.ts";
import type { Epidemic } from "./epidemic.ts";
import type { ErrorPanel } from "./error-panel.ts";
import { FIRST_LAB_STATE, type ChanceState, type LabState } from "./lab-state.ts";
import { Late } from "./late.ts";
import type { PanelWishes } from "./panel-wishes.ts";
import { runOf } from "./pin.ts";
import type { SirState } from "./state.ts";
import type { TakeAway } from "./take-away.ts";

/** The panels below the picture that are closed at first. Each is loaded when it is opened, or when a state needs it. */
export class LatePanels {
  readonly #lab: HTMLElement;
  readonly #errors: Late<ErrorPanel>;
  readonly #chance: Late<ChancePanel>;
  readonly #takeAway: Late<TakeAway>;
  #epidemic: Epidemic;
  /** What was asked for, and of which epidemic, as long as nobody is there to hold it. */
  #kept: Pick<LabState, "chance" | "shown">;

  constructor(lab: HTMLElement, { epidemic, state, stateOf }: Start, wishes: PanelWishes) {
    this.#lab = lab;
    this.#epidemic = epidemic;
    this.#kept = state;
    this.#errors = new Late(async () => {
      const { ErrorPanel } = await import("./error-panel.ts");
      return new ErrorPanel(lab, this.#epidemic, wishes);
    });
    this.#chance = new Late(async () => {
      const { ChancePanel } = await import("./chance-panel.ts");
      const panel = new ChancePanel(lab, this.#epidemic, wishes);
      panel.restore(this.#kept.chance, this.#kept.shown);
      panel.show(this.#epidemic);
      return panel;
    });
    this.#takeAway = new Late(async () => {
      const { TakeAway } = await import("./take-away.ts");
      return new TakeAway(lab, { epidemic: this.#epidemic, stateOf }, wishes.signal);
    });
    this.#loadWhenAsked(wishes.signal);
  }

  get errorStep(): number {
    return this.#errorSlider.valueAsNumber;
  }

  chanceFor(shown: SirState): ChanceState {
    const { chance, shown: asked } = this.#kept;
    const isSame = JSON.stringify(runOf(shown)) === JSON.stringify(runOf(asked));
    return this.#chance.now?.stateFor(shown) ?? { ...chance, isShown: chance.isShown && isSame };
  }

  /** The most people in the band of chance, if it is drawn for a state. */
  mostByChance(shown: SirState): number {
    return this.#chance.now?.mostFor(shown) ?? 0;
  }

  /** Takes over a state; what is not drawn yet follows with the next `show`. */
  restore({ errorStep, chance, shown }: LabState): void {
    this.#errorSlider.value = String(errorStep);
    if (errorStep !== FIRST_LAB_STATE.errorStep) part(this.#lab, "details.errors", HTMLDetailsElement).open = true;
    this.#errors.now?.write();
    this.#kept = { chance, shown };
    this.#chance.now?.restore(chance, shown);
    if (chance.isShown) void this.#chance.load();
  }

  show(epidemic: Epidemic): void {
    this.#epidemic = epidemic;
    this.#errors.now?.show(epidemic);
    this.#chance.now?.show(epidemic);
    this.#takeAway.now?.show(epidemic);
  }

  #loadWhenAsked(signal: AbortSignal): void {
    const boxes: readonly (readonly [selector: string, panel: Late<unknown>])[] = [
      [".errors", this.#errors],
      [".chance", this.#chance],
      [".take", this.#takeAway],
    ];
    for (const [selector, panel] of boxes)
      part(this.#lab, selector, HTMLDetailsElement).addEventListener("toggle", () => void panel.load(), { signal });
    const saveTable = async (): Promise<void> => (await this.#takeAway.load()).saveTable();
    part(this.#lab, "[data-do=csv]", HTMLElement).addEventListener("click", () => void saveTable(), { signal });
  }

  get #errorSlider(): HTMLInputElement {
    return part(this.#lab, ".errors [type=range]", HTMLInputElement);
  }
}

interface Start {
  readonly epidemic: Epidemic;
  readonly state: LabState;
  /** Gives the state of the lab when the form holds this. */
  readonly stateOf: (shown: SirState) => LabState;
}
