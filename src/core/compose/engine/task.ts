import type { Clock } from "./clock.ts";
import { Refusal } from "./refusal.ts";

/** What a process waits for: it is handed the function that lets the process go on. */
type Wait = (resume: () => void) => void;

/** Something that goes on over simulated time, written as a generator that yields wherever it waits. */
export type Process<Result = void> = Generator<Wait, Result, void>;

/** A process that runs beside others. */
export class Task<Result> {
  readonly #clock: Clock;
  readonly #process: Process<Result>;
  readonly #listeners: (() => void)[] = [];
  #state: "running" | "ended" | "stopped" = "running";
  #result: Result | undefined;
  #refusal: Refusal | undefined;

  constructor(clock: Clock, process: Process<Result>) {
    this.#clock = clock;
    this.#process = process;
    this.#goOnSoon();
  }

  get hasEnded(): boolean {
    return this.#state === "ended";
  }

  /** What the process gave; undefined as long as it runs, and when it was refused. */
  get result(): Result | undefined {
    return this.#result;
  }

  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  /** Ends it where it is; nobody is told. */
  stop(): void {
    if (this.#state === "running") this.#state = "stopped";
  }

  /** Calls a function when the process has ended, at once if it has. */
  whenEnded(listener: () => void): void {
    if (this.#state === "ended") listener();
    else this.#listeners.push(listener);
  }

  #goOnSoon(): void {
    this.#clock.after(0, () => this.#goOn());
  }

  #goOn(): void {
    if (this.#state !== "running") return;
    try {
      const { done, value } = this.#process.next();
      if (!done) return value(() => this.#goOnSoon());
      this.#result = value;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#refusal = error;
    }
    this.#state = "ended";
    for (const listener of this.#listeners) listener();
  }
}

/** Waits for some seconds. */
export function* pause(clock: Clock, seconds: number): Process {
  yield (resume) => clock.after(seconds, resume);
}

/** Runs processes side by side until all have ended. @throws Refusal the first that one of them met. */
export function* runAll(clock: Clock, processes: readonly Process[]): Process {
  if (processes.length === 0) return;
  const refusals: Refusal[] = [];
  let open = processes.length;
  yield (resume) => {
    for (const process of processes) {
      const task = new Task(clock, process);
      task.whenEnded(() => {
        if (task.refusal) refusals.push(task.refusal);
        open -= 1;
        if (open === 0) resume();
      });
    }
  };
  if (refusals[0]) throw refusals[0];
}

/** Runs a process for a time at most; undefined when that was too short. */
export function* runFor<Result>(clock: Clock, process: Process<Result>, seconds: number): Process<Result | undefined> {
  const task = new Task(clock, process);
  let isDecided = false;
  yield (resume) => {
    const decide = (): void => {
      if (isDecided) return;
      isDecided = true;
      resume();
    };
    task.whenEnded(decide);
    clock.after(seconds, decide);
  };
  task.stop();
  if (task.refusal) throw task.refusal;
  return task.result;
}
