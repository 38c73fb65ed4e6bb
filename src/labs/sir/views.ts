import { Crosshair } from "./crosshair.ts";
import type { Epidemic } from "./epidemic.ts";
import { NumberTable } from "./number-table.ts";
import { PhaseView } from "./phase-view.ts";
import { TheoryPanel } from "./theory-panel.ts";

/** What shows the run beside the curves over time: the phase plane, the table, what theory says, and the day that is read in all. */
export class Views {
  readonly #phase: PhaseView;
  readonly #table: NumberTable;
  readonly #theory: TheoryPanel;
  readonly #crosshair: Crosshair;

  constructor(lab: Element, epidemic: Epidemic, signal: AbortSignal) {
    this.#phase = new PhaseView(lab, epidemic, signal);
    this.#table = new NumberTable(lab, epidemic, (day) => this.#read(day), signal);
    this.#theory = new TheoryPanel(lab, epidemic, signal);
    this.#crosshair = new Crosshair(lab, epidemic, (day) => this.#hear(day), signal);
  }

  /** Goes on with another run, or another view of it; the day that is read stays. */
  show(epidemic: Epidemic): void {
    this.#phase.show(epidemic);
    this.#table.show(epidemic);
    this.#theory.show(epidemic);
    this.#crosshair.show(epidemic);
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
