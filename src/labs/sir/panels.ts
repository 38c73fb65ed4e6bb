import type { Epidemic } from "./epidemic.ts";
import type { LabState } from "./lab-state.ts";
import { LatePanels } from "./late-panels.ts";
import { PeakHandle, type Pull } from "./peak-handle.ts";
import { PinBoard, type PinWishes } from "./pin-board.ts";
import type { SirState } from "./state.ts";
import { withRoom } from "./top.ts";

/** What stands around the picture and the form: pinned runs, the peak that is pulled, and the panels that open. */
export class Panels {
  readonly #pins: PinBoard;
  readonly #peak: PeakHandle;
  readonly #late: LatePanels;

  constructor(lab: HTMLElement, { epidemic, state }: { epidemic: Epidemic; state: LabState }, wishes: LabWishes) {
    this.#pins = new PinBoard(lab, { epidemic, pins: state.pins }, wishes);
    this.#peak = new PeakHandle(lab, epidemic, wishes);
    const stateOf = (shown: SirState): LabState => this.stateWith(shown);
    this.#late = new LatePanels(lab, { epidemic, state, stateOf }, wishes);
    this.restore(state);
    this.show(epidemic);
  }

  /** Gives the state of the lab when the form holds this. */
  stateWith(shown: SirState): LabState {
    return {
      shown,
      pins: this.#pins.pins,
      errorStep: this.#late.errorStep,
      chance: this.#late.chanceFor(shown),
    };
  }

  /** Takes over a state; what depends on its epidemic follows with the next `show`. */
  restore(state: LabState): void {
    this.#pins.pins = state.pins;
    this.#late.restore(state);
  }

  /** Gives an epidemic the room that it needs in the picture; the axis stays while the peak is held, or it would run away from the pointer. */
  withRoom(epidemic: Epidemic): Epidemic {
    const top = this.#peak.heldTop;
    if (top !== undefined) return { ...epidemic, top };
    return withRoom(epidemic, this.#pins.pins, this.#late.mostByChance(epidemic.state));
  }

  /** Goes on with another epidemic. */
  show(epidemic: Epidemic): void {
    this.#pins.show(epidemic);
    this.#peak.show(epidemic);
    this.#late.show(epidemic);
  }
}

/** What the panels ask of the lab. */
interface LabWishes extends PinWishes {
  readonly pull: Pull;
}
