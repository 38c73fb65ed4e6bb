import { ChancePanel } from "./chance-panel.ts";
import type { Epidemic } from "./epidemic.ts";
import { ErrorPanel } from "./error-panel.ts";
import type { LabState } from "./lab-state.ts";
import { PeakHandle, type Pull } from "./peak-handle.ts";
import { PinBoard, type PinWishes } from "./pin-board.ts";
import type { SirState } from "./state.ts";
import { TakeAway } from "./take-away.ts";

/** What stands around the picture and the form and has a state of its own: pinned runs, chance, errors, the peak that is pulled, and what is taken away. */
export class Panels {
  readonly #pins: PinBoard;
  readonly #errors: ErrorPanel;
  readonly #chance: ChancePanel;
  readonly #takeAway: TakeAway;
  readonly #peak: PeakHandle;

  constructor(lab: HTMLElement, { epidemic, state }: { epidemic: Epidemic; state: LabState }, wishes: LabWishes) {
    this.#pins = new PinBoard(lab, { epidemic, pins: state.pins }, wishes);
    this.#errors = new ErrorPanel(lab, epidemic, wishes);
    this.#chance = new ChancePanel(lab, epidemic, wishes);
    const stateOf = (shown: SirState): LabState => this.stateWith(shown);
    this.#takeAway = new TakeAway(lab, { epidemic, stateOf }, wishes.signal);
    this.#peak = new PeakHandle(lab, epidemic, wishes);
    this.restore(state);
    this.show(epidemic);
  }

  /** Gives the state of the lab when the form holds this. */
  stateWith(shown: SirState): LabState {
    return {
      shown,
      pins: this.#pins.pins,
      errorStep: this.#errors.step,
      chance: this.#chance.stateFor(shown),
    };
  }

  /** Takes over a state; what depends on its epidemic follows with the next `show`. */
  restore({ shown, pins, errorStep, chance }: LabState): void {
    this.#pins.pins = pins;
    this.#errors.step = errorStep;
    this.#chance.restore(chance, shown);
  }

  /** Goes on with another epidemic. */
  show(epidemic: Epidemic): void {
    this.#takeAway.show(epidemic);
    this.#errors.show(epidemic);
    this.#chance.show(epidemic);
    this.#pins.show(epidemic);
    this.#peak.show(epidemic);
  }
}

/** What the panels ask of the lab. */
interface LabWishes extends PinWishes {
  readonly pull: Pull;
}
