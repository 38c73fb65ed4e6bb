import type { Clock } from "../engine/clock.ts";
import { type Process, runAll } from "../engine/task.ts";

/** One work of the engine, and those that come before it. */
export class PlannedWork {
  /** Told whether another work was refused, after which none is to be begun. */
  readonly work: (isOver: () => boolean) => Process;
  readonly after: readonly PlannedWork[];
  #isDone = false;
  readonly #listeners: (() => void)[] = [];

  constructor(work: PlannedWork["work"], after: readonly PlannedWork[]) {
    this.work = work;
    this.after = after;
  }

  finish(): void {
    this.#isDone = true;
    for (const listener of this.#listeners) listener();
  }

  *wait(): Process {
    if (!this.#isDone) yield (resume) => void this.#listeners.push(resume);
  }
}

/** Does planned works side by side, each after those before it. One that is refused keeps all from beginning that did not. */
export function* carryOut(clock: Clock, plan: readonly PlannedWork[]): Process {
  let isRefused = false;
  function* doOne(planned: PlannedWork): Process {
    for (const before of planned.after) yield* before.wait();
    try {
      if (!isRefused) yield* planned.work(() => isRefused);
    } catch (error) {
      isRefused = true;
      throw error;
    } finally {
      planned.finish();
    }
  }
  yield* runAll(clock, plan.map(doOne));
}
