import { Crosshair } from "./crosshair.ts";
import type { Epidemic } from "./epidemic.ts";
import { NumberTable } from "./number-table.ts";
import { phaseScale } from "./phase-scale.ts";
import { PhaseView } from "./phase-view.ts";
import type { Pin } from "./pin.ts";
import { planeOf } from "./plane.ts";
import { TheoryPanel } from "./theory-panel.ts";
import { TimeView } from "./time-view.ts";

/** What shows the run: the curves over time or the phase plane, the table, what theory says, and the day that is read in all. */
export class Views {
  readonly #time: TimeView;
  readonly #phase: PhaseView;
  readonly #table: NumberTable;
  readonly #theory: TheoryPanel;
  readonly #crosshair: Crosshair;
  #epidemic: Epidemic;

  constructor(lab: Element, epidemic: Epidemic, pins: readonly Pin[], signal: AbortSignal) {
    const scale = phaseScale(epidemic, pins);
    this.#epidemic = epidemic;
    this.#time = new TimeView(lab, epidemic, signal);
    this.#phase = new PhaseView(lab, { epidemic, pins, scale }, signal);
    this.#table = new NumberTable(lab, epidemic, (day) => this.#read(day), signal);
    this.#theory = new TheoryPanel(lab, epidemic, signal);
    const hear = (day: number | undefined): void => this.#hear(day);
    this.#crosshair = new Crosshair(lab, [epidemic, planeOf(epidemic, scale)], hear, signal);
  }

  /** Goes on with another run, or another view of it; the day that is read stays. */
  show(epidemic: Epidemic, pins: readonly Pin[]): void {
    this.#epidemic = epidemic;
    this.#time.show(epidemic);
    this.#table.show(epidemic);
    this.#theory.show(epidemic);
    this.compare(pins);
  }

  /** Draws other pinned runs beside the same one. */
  compare(pins: readonly Pin[]): void {
    const epidemic = this.#epidemic;
    const scale = phaseScale(epidemic, pins);
    this.#phase.show({ epidemic, pins, scale });
    this.#crosshair.show([epidemic, planeOf(epidemic, scale)]);
  }

  #hear(day: number | undefined): void {
    this.#table.mark(day);
    this.#theory.read(day ?? 0);
  }

  #read(day: number | undefined): void {
    if (day === undefined) this.#crosshair.leave();
    else this.#crosshair.goTo(day);
  }
}
