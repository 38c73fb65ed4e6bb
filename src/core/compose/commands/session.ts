import { machineFor } from "../engine/container-machine.ts";
import type { Container } from "../engine/container.ts";
import type { Engine } from "../engine/engine.ts";
import { Refusal } from "../engine/refusal.ts";
import { runCommand } from "../engine/shell.ts";
import { pause, type Process } from "../engine/task.ts";

/** Seconds that the engine takes for its own works: round numbers, near what a laptop needs. */
export const CREATE_SECONDS = 0.1;
const START_SECONDS = 0.2;

/** One command while it runs: the engine, the project's name, and what Compose says in passing. */
export class Session {
  readonly engine: Engine;
  readonly project: string;
  readonly warnings: string[] = [];
  #isStarting = false;
  readonly #waiting: (() => void)[] = [];

  constructor(engine: Engine, project: string) {
    this.engine = engine;
    this.project = project;
  }

  /** The project's containers without those of `compose run`, in the order in which they were made. */
  get containers(): readonly Container[] {
    return this.all.filter(({ plan }) => !plan.isOneOff);
  }

  get all(): readonly Container[] {
    return this.engine.containers.filter(({ plan }) => plan.project === this.project);
  }

  /** The containers by their services. */
  get byService(): ReadonlyMap<string, readonly Container[]> {
    return Map.groupBy(this.containers, ({ service }) => service);
  }

  warn(message: string): void {
    this.warnings.push(message);
  }

  /** Starts a container; Compose starts one after the other. @throws Refusal */
  *start(container: Container): Process {
    while (this.#isStarting) yield (resume) => void this.#waiting.push(resume);
    this.#isStarting = true;
    try {
      yield* pause(this.engine.clock, START_SECONDS);
      this.engine.start(container);
    } finally {
      this.#isStarting = false;
      this.#waiting.shift()?.();
    }
    for (const words of container.plan.lifecycle.afterStart) {
      const code = yield* runCommand(machineFor(this.engine, container, "probe"), words);
      if (code !== 0) throw new Refusal(`${container.service} hook exited with status ${code}`);
    }
  }
}
